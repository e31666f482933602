import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { describe, expect, it } from "vitest";
import { GateFault } from "../../../src/gate/fault.ts";
import { createKey } from "../../../src/record/signers/create-key.ts";
import { pemKeySigner } from "../../../src/record/signers/pem-key.ts";
import { readPublicKey } from "../../../src/record/signers/public-key.ts";

const ed25519 = generateKeyPairSync("ed25519");
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

const pkcs8 = (key: KeyObject) => key.export({ type: "pkcs8", format: "pem" }).toString();
const spki = (key: KeyObject) => key.export({ type: "spki", format: "pem" }).toString();

const encrypted = ed25519.privateKey
  .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" })
  .toString();

function faultOf(work: () => unknown): GateFault {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof GateFault) return thrown;
    throw thrown;
  }
  throw new Error("nothing was thrown");
}

describe("pemKeySigner", () => {
  it.each([
    ["Ed25519", ed25519],
    ["ECDSA P-256", p256],
  ])("signs with %s what its public half verifies, and nothing else", async (algorithm, pair) => {
    const signer = pemKeySigner(pkcs8(pair.privateKey), "KEY");
    const signature = await signer.sign(Buffer.from("yes"));
    const publicKey = readPublicKey(spki(pair.publicKey), "public.pem");
    expect(signer.publicKey.algorithm).toBe(algorithm);
    expect(publicKey.hint).toBe(signer.publicKey.hint);
    expect(publicKey.verifies(Buffer.from("yes"), signature)).toBe(true);
    expect(publicKey.verifies(Buffer.from("no"), signature)).toBe(false);
    expect(publicKey.verifies(Buffer.from("yes"), Buffer.from("garbage"))).toBe(false);
  });

  it("reads Windows line breaks and white space around the block", () => {
    const around = (pem: string) => `\n  ${pem.replaceAll("\n", "\r\n")}  \n`;
    const { publicKey } = pemKeySigner(around(pkcs8(ed25519.privateKey)), "KEY");
    expect(readPublicKey(around(spki(ed25519.publicKey)), "FILE")).toMatchObject({
      algorithm: "Ed25519",
      hint: publicKey.hint,
    });
  });

  it.each([
    ["an RSA key", pkcs8(rsa.privateKey), "a private key of type RSA"],
    [
      "an RSA key in PKCS#1",
      rsa.privateKey.export({ type: "pkcs1", format: "pem" }),
      "an RSA private key",
    ],
    ["a P-384 key", pkcs8(p384.privateKey), "curve secp384r1"],
    ["an X25519 key", pkcs8(generateKeyPairSync("x25519").privateKey), "X25519"],
    ["a SEC 1 key", p256.privateKey.export({ type: "sec1", format: "pem" }), "SEC 1"],
    ["an encrypted key", encrypted, "an encrypted private key"],
    ["a public key", spki(ed25519.publicKey), "holds a public key"],
    [
      "an OpenSSH key",
      "-----BEGIN OPENSSH PRIVATE KEY-----\nabcd\n-----END OPENSSH PRIVATE KEY-----",
      "OpenSSH",
    ],
  ])("says of %s what it is", (_, text, words) => {
    const fault = faultOf(() => pemKeySigner(text.toString(), "KEY"));
    expect(fault.code).toBe("signing/key-unsuitable");
    expect(fault.message).toContain(words);
  });

  it.each([
    ["a SEC 1 key", p256.privateKey.export({ type: "sec1", format: "pem" }), "pkcs8 -topk8"],
    ["an encrypted key", encrypted, "pkcs8 -in"],
    ["a key of no use", pkcs8(rsa.privateKey), "promote key create"],
  ])("says what to do with %s", (_, text, command) => {
    expect(faultOf(() => pemKeySigner(text.toString(), "KEY")).remedy).toContain(command);
  });

  const pem = pkcs8(ed25519.privateKey);
  it.each([
    ["no PEM at all", "correct-horse-battery-staple-hunter2-hunter2", "does not start"],
    ["words before the key", `My key: ${pem}`, "does not start"],
    ["a key cut short", pem.slice(0, 80), "does not end"],
    ["escaped line breaks", pem.trim().replaceAll("\n", "\\n"), "written as \\n"],
    ["line breaks turned to spaces", pem.trim().replaceAll("\n", " "), "line breaks are lost"],
    ["a first line that goes on", pem.replace("\n", " "), "line breaks are lost"],
    ["a last line that has more", pem.replace("\n-----END", "-----END"), "line breaks are lost"],
    ["two keys", pem + pem, "more than one"],
    ["a damaged key", pem.replace("MC4C", "MC5C"), "damaged"],
  ])("refuses %s without repeating it", (_, text, words) => {
    const fault = faultOf(() => pemKeySigner(text, "KEY"));
    expect(fault.code).toBe("signing/key-malformed");
    expect(fault.message).toContain(words);
    expect(JSON.stringify([fault.message, fault.remedy, String(fault.cause)])).not.toContain(
      text.slice(28, 60),
    );
  });
});

describe("readPublicKey", () => {
  it.each([
    ["a private key", pkcs8(ed25519.privateKey)],
    ["an RSA key", spki(rsa.publicKey)],
    ["a P-384 key", spki(p384.publicKey)],
    ["a damaged key", spki(ed25519.publicKey).replace("MCow", "MCox")],
    ["nothing", ""],
  ])("refuses %s", (_, text) => {
    const fault = faultOf(() => readPublicKey(text, "FILE"));
    expect(fault.code).toBe("signing/public-key-unsuitable");
    expect(fault.message).toContain("FILE holds ");
  });
});

it.each([
  [undefined, "Ed25519"],
  ["ECDSA P-256", "ECDSA P-256"],
] as const)("createKey of %s makes a pair that signs and verifies", async (given, algorithm) => {
  const { privateKey, publicKey } = createKey(given);
  const signature = await pemKeySigner(privateKey, "KEY").sign(Buffer.from("yes"));
  const key = readPublicKey(publicKey, "FILE");
  expect(key.algorithm).toBe(algorithm);
  expect(key.verifies(Buffer.from("yes"), signature)).toBe(true);
});
