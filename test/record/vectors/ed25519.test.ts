import { createHash, createPrivateKey, createPublicKey, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pemKeySigner } from "../../../src/record/signers/pem-key.ts";
import { add, decoded, encoded, integerOf, littleEndian, order, times } from "./edwards-25519.ts";
import { bytesOfHex, ed25519Key } from "./raw-keys.ts";
import { rfc8032 } from "./rfc-8032.ts";

function signerOf(secret: string) {
  const der = bytesOfHex(`302e020100300506032b657004220420${secret}`);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  return pemKeySigner(key.export({ type: "pkcs8", format: "pem" }).toString(), "vector");
}

describe.each(rfc8032)("RFC 8032, section 7.1, $name", (vector) => {
  const message = bytesOfHex(vector.message);

  it("is what the signer makes", async () => {
    const signer = signerOf(vector.secret);
    expect(Buffer.from(await signer.sign(message)).toString("hex")).toBe(vector.signature);
    expect(signer.publicKey.hint).toBe(ed25519Key(vector.publicKey).hint);
  });

  it("verifies, and no other message or signature does", () => {
    const key = ed25519Key(vector.publicKey);
    const signature = bytesOfHex(vector.signature);
    expect(key.verifies(message, signature)).toBe(true);
    expect(key.verifies(Buffer.concat([message, Buffer.from([0])]), signature)).toBe(false);
    for (let bit = 0; bit < 512; bit += 1) {
      const changed = Buffer.from(signature);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(key.verifies(message, changed), `bit ${bit}`).toBe(false);
    }
  });
});

it("has a message of 1023 bytes among its vectors", () => {
  expect(rfc8032.map(({ message }) => bytesOfHex(message).length)).toEqual([0, 1, 2, 1023, 64]);
});

const { publicKey, message, signature } = rfc8032[2];
const key = ed25519Key(publicKey);
const said = bytesOfHex(message);
const [r, s] = [signature.slice(0, 64), signature.slice(64)];

describe("a signature that is not the one the signer made", () => {
  const scalar = integerOf(bytesOfHex(s));
  const zero = "00".repeat(32);
  const one = `01${"00".repeat(31)}`;
  const prime = `ed${"ff".repeat(30)}7f`;

  it.each([
    // RFC 8032, 5.1.7: S is in 0 <= S < L. Without it every signature has 15 further forms.
    ...[1n, 2n, 8n, 15n].map((count) => [
      `S + ${count} L`,
      r + littleEndian(scalar + count * order),
    ]),
    ["S with its highest bit set", r + littleEndian(scalar | (1n << 255n))],
    ["S of L", r + littleEndian(order)],
    ["S of L - 1", r + littleEndian(order - 1n)],
    ["-S", r + littleEndian(order - scalar)],
    ["S of nothing but ones", r + "ff".repeat(32)],
    ["R and S of 0", zero + zero],
    ["R of 0", zero + s],
    ["S of 0", r + zero],
    ["R the neutral point, S of 0", one + zero],
    ["R the neutral point, S of L", one + littleEndian(order)],
    ["R of p, which is not canonical", prime + s],
    ["R of p + 1, the neutral point not canonical", `ee${"ff".repeat(30)}7f${zero}`],
    ["R with its sign bit turned", `${littleEndian(integerOf(bytesOfHex(r)) ^ (1n << 255n))}${s}`],
    ["R of nothing but ones", "ff".repeat(32) + s],
    ["R and S swapped", s + r],
    ["a byte less", signature.slice(0, -2)],
    ["a byte more", `${signature}00`],
    ["R alone", r],
    ["itself twice", signature + signature],
    ["nothing", ""],
  ])("is refused: %s", (_, forged) => {
    expect(key.verifies(said, bytesOfHex(forged))).toBe(false);
  });

  it("is refused when only the equation times the cofactor holds", () => {
    const torsion = decoded("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
    expect(encoded(times(8n, torsion))).toBe(one);
    const secret = 123456789n;
    const nonce = 987654321n;
    const owner = encoded(times(secret));
    const sealed = (commitment: string) => {
      const challenge = integerOf(
        createHash("sha512")
          .update(bytesOfHex(commitment + owner))
          .update(said)
          .digest(),
      );
      return bytesOfHex(commitment + littleEndian((nonce + challenge * secret) % order));
    };
    expect(ed25519Key(owner).verifies(said, sealed(encoded(times(nonce))))).toBe(true);
    const mixed = encoded(add(times(nonce), torsion));
    expect(ed25519Key(owner).verifies(said, sealed(mixed))).toBe(false);
  });
});

const [major = 0, minor = 0] = process.versions.openssl.split(".").map(Number);
const isBefore35 = major < 3 || (major === 3 && minor < 5);

describe("a public key of small order", () => {
  const torsion = decoded("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
  const points = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n].map((count) => encoded(times(count, torsion)));
  const [zero, one, prime] = [0n, 1n, 2n ** 255n - 19n].map(littleEndian);
  const otherSpellings = [prime, littleEndian(2n ** 255n - 18n)].flatMap((spelling = "") => [
    spelling,
    littleEndian(integerOf(bytesOfHex(spelling)) | (1n << 255n)),
  ]);

  // OpenSSL 3.5 refuses such keys by itself.
  it.runIf(isBefore35)("would take one signature for every message", () => {
    const der = bytesOfHex(`302a300506032b6570032100${one}`);
    const anyones = createPublicKey({ key: der, format: "der", type: "spki" });
    const signature = bytesOfHex(`${one}${zero}`);
    for (const text of ["a", "b"]) {
      expect(verify(null, Buffer.from(text), anyones, signature)).toBe(true);
    }
  });

  it.each([...points, ...otherSpellings, `${"00".repeat(31)}80`, `01${"00".repeat(30)}80`])(
    "is no key to trust: %s",
    (point) => {
      expect(() => ed25519Key(point)).toThrow("small order");
    },
  );
});
