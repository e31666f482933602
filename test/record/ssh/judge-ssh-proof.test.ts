import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeSshProof } from "../../../src/record/proofs/judge-ssh-proof.ts";
import { parseSshPublicKey } from "../../../src/record/ssh/ssh-public-key.ts";
import { armoredSshSignature } from "../../../src/record/ssh/ssh-signature.ts";
import { wireStrings } from "../../../src/record/ssh/wire-reader.ts";
import type { Trust, TrustedSigner } from "../../../src/record/trust.ts";
import {
  hardwareKey,
  isAcceptedBySshKeygen,
  newSshKey,
  principal,
  signedBySshKeygen,
  sshKeygen,
} from "./ssh-keygen.ts";

const text = '{"_type":"https://in-toto.io/Statement/v1"}';
const now = new Date("2026-11-21T02:00:00Z");

function trustIn(...lines: readonly string[]): Trust {
  return {
    signers: lines.map((line) => signerOf(line)),
    threshold: { signers: 1, people: 1 },
    now,
  };
}

function signerOf(line: string, limits: Partial<TrustedSigner> = {}): TrustedSigner {
  const key = parseSshPublicKey(line);
  if (typeof key === "string") throw new Error(key);
  return { ...limits, kind: "ssh", name: principal, key };
}

function codesOf(armored: string, trust: Trust, signed = text): string[] {
  const { signer, refusals } = judgeSshProof(Buffer.from(signed), { kind: "ssh", armored }, trust);
  if (refusals.length === 0) expect(signer).toBeDefined();
  return refusals.map(({ code }) => code);
}

const kinds: readonly (readonly [string, readonly string[]])[] = [
  ["Ed25519", ["-t", "ed25519"]],
  ["ECDSA P-256", ["-t", "ecdsa", "-b", "256"]],
  ["RSA of 3072 bits", ["-t", "rsa", "-b", "3072"]],
];

describe("judgeSshProof", () => {
  it.each(kinds)("accepts ssh-keygen's signature by %s, of that text alone", async (_, type) => {
    const { path, line } = await newSshKey(type);
    const armored = await signedBySshKeygen(path, text);
    expect(codesOf(armored, trustIn(line))).toEqual([]);
    expect(codesOf(armored, trustIn(line), `${text}\n`)).toEqual(["SIG_INVALID"]);
    expect(codesOf(armored, trustIn((await newSshKey()).line))).toEqual(["KEY_UNTRUSTED"]);
    expect(codesOf(armored, trustIn())).toEqual(["KEY_UNTRUSTED"]);
  });

  it("accepts both digests of a message", async () => {
    const { path, line } = await newSshKey();
    const args = ["-Y", "sign", "-O", "hashalg=sha256", "-n", "promote-gate-record", "-f", path];
    const { code, text: armored } = await sshKeygen(args, text);
    expect(code).toBe(0);
    expect(
      codesOf(
        armored.slice(armored.indexOf("-----BEGIN")).replace(/(SIGNATURE-----\n)[^-]*$/, "$1"),
        trustIn(line),
      ),
    ).toEqual([]);
  });

  it.each(["ed25519", "ecdsa"] as const)(
    "accepts a hardware key of %s that was touched, as ssh-keygen does, and not one that was not",
    async (kind) => {
      const key = hardwareKey(kind);
      const touched = key.sign(text);
      expect(await isAcceptedBySshKeygen(text, touched, `${principal} ${key.line}`)).toBe(true);
      expect(codesOf(touched, trustIn(key.line))).toEqual([]);
      const untouched = key.sign(text, 0);
      expect(codesOf(untouched, trustIn(key.line))).toEqual(["SIG_INVALID"]);
    },
  );

  it.each([
    ["RSA of 2048 bits", ["-t", "rsa", "-b", "2048"], "2048 bits"],
    ["ECDSA P-384", ["-t", "ecdsa", "-b", "384"], "ecdsa-sha2-nistp384"],
  ])("refuses %s", async (_, type, words) => {
    const { path, line } = await newSshKey(type);
    expect(parseSshPublicKey(line)).toContain(words);
    expect(codesOf(await signedBySshKeygen(path, text), trustIn())).toEqual(["MALFORMED"]);
  });

  it.each(["git", "file", "promote-gate-record2", "promote-gate"])(
    "refuses a signature made for %s",
    async (namespace) => {
      const { path, line } = await newSshKey();
      const armored = await signedBySshKeygen(path, text, namespace);
      expect(codesOf(armored, trustIn(line))).toEqual(["SIG_INVALID"]);
    },
  );

  it("judges the key's window by now", async () => {
    const { path, line } = await newSshKey();
    const armored = await signedBySshKeygen(path, text);
    const within = (limits: Partial<TrustedSigner>) =>
      codesOf(armored, { ...trustIn(), signers: [signerOf(line, limits)] });
    const [earlier, later] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)];
    expect(within({ validFrom: earlier, validUntil: later })).toEqual([]);
    expect(within({ validUntil: now })).toEqual(["KEY_EXPIRED"]);
    expect(within({ validFrom: later })).toEqual(["KEY_EXPIRED"]);
    expect(within({ revoked: { at: earlier, reason: "it was lost" } })).toEqual(["KEY_REVOKED"]);
    const signers = [signerOf(line, { validUntil: earlier }), signerOf(line)];
    expect(codesOf(armored, { ...trustIn(), signers })).toEqual([]);
  });

  it("refuses every other spelling of a signature", async () => {
    const { path, line } = await newSshKey();
    const armored = await signedBySshKeygen(path, text);
    for (const other of [
      armored.trimEnd(),
      `${armored}\n`,
      ` ${armored}`,
      armored.replaceAll("\n", "\r\n"),
      armored.replace(/(.{60})(.{10})\n/, "$1\n$2\n"),
      armored.replace("SSH SIGNATURE", "PGP SIGNATURE"),
      armoredSshSignature(Buffer.concat([blobOf(armored), Buffer.alloc(1)])),
      armoredSshSignature(blobOf(armored).subarray(0, -1)),
      "",
    ]) {
      expect(codesOf(other, trustIn(line)), JSON.stringify(other)).toEqual(["MALFORMED"]);
    }
  });

  it.each(kinds)("refuses bytes after the signature's own, by %s", async (_, type) => {
    const { path, line } = await newSshKey(type);
    const blob = blobOf(await signedBySshKeygen(path, text));
    const fields: Uint8Array[] = [];
    for (let at = 10; at < blob.length; at += 4 + blob.readUInt32BE(at)) {
      fields.push(blob.subarray(at + 4, at + 4 + blob.readUInt32BE(at)));
    }
    const rebuilt = (change: (field: Uint8Array, index: number) => Uint8Array) =>
      armoredSshSignature(
        Buffer.concat([blob.subarray(0, 10), wireStrings(...fields.map(change))]),
      );
    expect(
      codesOf(
        rebuilt((field) => field),
        trustIn(line),
      ),
    ).toEqual([]);
    for (const index of fields.keys()) {
      const longer = rebuilt((field, at) =>
        at === index ? Buffer.concat([field, Buffer.alloc(1)]) : field,
      );
      expect(codesOf(longer, trustIn(line)), `field ${index}`).not.toEqual([]);
    }
    const [keyType = "", base64 = ""] = line.split(" ");
    const longKey = Buffer.concat([Buffer.from(base64, "base64"), Buffer.alloc(1)]);
    expect(parseSshPublicKey(`${keyType} ${longKey.toString("base64")}`)).toBe("a damaged SSH key");
  });

  it("never crashes on a mutated signature, and accepts none", async () => {
    const keys = await Promise.all(kinds.map(([, type]) => newSshKey(type)));
    const hardware = (["ed25519", "ecdsa"] as const).map(hardwareKey);
    const originals = [
      ...(await Promise.all(keys.map(({ path }) => signedBySshKeygen(path, text)))),
      ...hardware.map((key) => key.sign(text)),
    ];
    const trust = trustIn(...[...keys, ...hardware].map(({ line }) => line));
    for (const armored of originals) expect(codesOf(armored, trust)).toEqual([]);
    const mutation = fc.record({
      original: fc.constantFrom(...originals),
      isArmored: fc.boolean(),
      edits: fc.array(
        fc.record({ at: fc.nat(), drop: fc.nat(9), put: fc.uint8Array({ maxLength: 9 }) }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
    });
    const property = fc.property(mutation, ({ original, isArmored, edits }) => {
      const source = isArmored ? Buffer.from(original) : blobOf(original);
      const bytes = edits.reduce(edited, source);
      fc.pre(!bytes.equals(source));
      const armored = isArmored ? bytes.toString("latin1") : armoredSshSignature(bytes);
      expect(codesOf(armored, trust)).not.toEqual([]);
    });
    fc.assert(property, { numRuns: 20_000 });
  });
});

function blobOf(armored: string): Buffer {
  return Buffer.from(armored.split("\n").slice(1, -2).join(""), "base64");
}

function edited(
  source: Buffer,
  { at, drop, put }: { at: number; drop: number; put: Uint8Array },
): Buffer {
  const place = at % (source.length + 1);
  return Buffer.concat([source.subarray(0, place), put, source.subarray(place + drop)]);
}
