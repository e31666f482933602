import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { judgeSshProof } from "../../../src/record/proofs/judge-ssh-proof.ts";
import { readPublicKey } from "../../../src/record/signers/public-key.ts";
import { sshFormOf } from "../../../src/record/signers/ssh-form.ts";
import { parseSshPublicKey } from "../../../src/record/ssh/ssh-public-key.ts";
import { armoredSshSignature, sshNamespace } from "../../../src/record/ssh/ssh-signature.ts";
import { wireStrings } from "../../../src/record/ssh/wire-reader.ts";
import { oneSigner } from "../../../src/record/trust.ts";

const text = "{}";
const ed25519 = generateKeyPairSync("ed25519");
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 3072 });
const hardwareType = "sk-ssh-ed25519@openssh.com";

const part = (key: KeyObject, member: "x" | "y" | "n" | "e") =>
  Buffer.from(key.export({ format: "jwk" })[member] ?? "", "base64url");
const zero = Buffer.alloc(1);
const point = part(ed25519.publicKey, "x");
const curvePoint = (first: number, ...more: Uint8Array[]) =>
  Buffer.concat([Buffer.of(first), part(p256.publicKey, "x"), part(p256.publicKey, "y"), ...more]);
const modulus = Buffer.concat([zero, part(rsa.publicKey, "n")]);
const modulusOf = (bytes: number) => Buffer.concat([zero, Buffer.alloc(bytes, 0xff)]);
const exponent = Buffer.of(1, 0, 1);

function parsed(type: string, ...fields: readonly (string | Uint8Array)[]) {
  return parseSshPublicKey(
    `${type} ${Buffer.from(wireStrings(type, ...fields)).toString("base64")}`,
  );
}

describe("a public key in SSH's wire format", () => {
  it.each([
    ["Ed25519", "ssh-ed25519", [point]],
    ["ECDSA P-256", "ecdsa-sha2-nistp256", ["nistp256", curvePoint(4)]],
    ["RSA", "ssh-rsa", [exponent, modulus]],
    ["the largest RSA", "ssh-rsa", [Buffer.of(1, 0, 0, 1), modulusOf(2_048)]],
  ] as const)("is read: %s", (_, type, fields) => {
    expect(parsed(type, ...fields)).toMatchObject({ type });
  });

  it.each([
    ["no point", "ssh-ed25519", []],
    ["a short point", "ssh-ed25519", [point.subarray(1)]],
    ["a long point", "ssh-ed25519", [Buffer.concat([point, zero])]],
    ["neither curve nor point", "ecdsa-sha2-nistp256", []],
    ["no point on its curve", "ecdsa-sha2-nistp256", ["nistp256"]],
    ["another curve", "ecdsa-sha2-nistp256", ["nistp384", curvePoint(4)]],
    ["a point in another form", "ecdsa-sha2-nistp256", ["nistp256", curvePoint(5)]],
    ["a point that goes on", "ecdsa-sha2-nistp256", ["nistp256", curvePoint(4, zero)]],
    ["a short curve point", "ecdsa-sha2-nistp256", ["nistp256", curvePoint(4).subarray(0, 64)]],
    ["neither exponent nor modulus", "ssh-rsa", []],
    ["no modulus", "ssh-rsa", [exponent]],
    ["an empty exponent", "ssh-rsa", ["", modulus]],
    ["a negative exponent", "ssh-rsa", [Buffer.of(0x80), modulus]],
    ["an exponent with a zero too many", "ssh-rsa", [Buffer.of(0, 1, 0, 1), modulus]],
    ["an exponent of five bytes", "ssh-rsa", [Buffer.of(1, 0, 0, 0, 1), modulus]],
    ["a negative modulus", "ssh-rsa", [exponent, modulus.subarray(1)]],
    ["a modulus of 16392 bits", "ssh-rsa", [exponent, modulusOf(2_049)]],
  ] as const)("is damaged with %s", (_, type, fields) => {
    expect(parsed(type, ...fields)).toBe("a damaged SSH key");
  });

  it("is damaged where it is too short for a type, or for what its length says", () => {
    for (const hex of ["00", "000000", "0000000b7373682d", "ffffffff", "00000003ff0061"]) {
      const base64 = Buffer.from(hex, "hex").toString("base64");
      expect(parseSshPublicKey(`ssh-ed25519 ${base64}`), hex).toBe("a damaged SSH key");
    }
  });
});

/** What is signed, and by what algorithm, changed where a test says so. */
type Changes = {
  readonly magic?: string;
  readonly version?: number;
  readonly namespace?: string;
  readonly reserved?: string;
  readonly hash?: string;
  /** The signature's own bytes, for those of the key over the text. */
  readonly inner?: (signature: Buffer) => Uint8Array;
  /** How many of the five fields there are. */
  readonly fields?: number;
};

function codesOf(
  line: string,
  signer: (message: Buffer) => Buffer,
  { inner, fields = 5, ...changes }: Changes,
): readonly string[] {
  const said = { magic: "SSHSIG", version: 1, namespace: sshNamespace, reserved: "", ...changes };
  const { hash = "sha512" } = changes;
  const key = parseSshPublicKey(line);
  if (typeof key === "string") throw new Error(key);
  const digest = createHash(hash).update(text).digest();
  const message = Buffer.concat([
    Buffer.from("SSHSIG"),
    wireStrings(said.namespace, "", hash, digest),
  ]);
  const raw = signer(message);
  const signature = inner?.(raw) ?? wireStrings(key.type, raw);
  const parts = [key.blob, said.namespace, said.reserved, hash, signature].slice(0, fields);
  const start = Buffer.concat([Buffer.from(said.magic), Buffer.of(0, 0, 0, said.version)]);
  const armored = armoredSshSignature(Buffer.concat([start, wireStrings(...parts)]));
  const signers = [{ kind: "ssh", name: "ada", key }] as const;
  const trust = { signers, threshold: oneSigner, now: new Date() };
  const { refusals } = judgeSshProof(Buffer.from(text), { kind: "ssh", armored }, trust);
  return refusals.map(({ code }) => code);
}

const sshLineOf = (key: KeyObject) =>
  sshFormOf(readPublicKey(key.export({ type: "spki", format: "pem" }).toString(), "key")).line;

describe("a signature in SSH's wire format", () => {
  const codes = (changes: Changes) =>
    codesOf(sshLineOf(ed25519.publicKey), (message) => sign(null, message, ed25519.privateKey), {
      ...changes,
    });

  it.each([
    ["as it should be", {}, []],
    ["with the other digest", { hash: "sha256" }, []],
    ["that begins with another word", { magic: "SSHSIX" }, ["MALFORMED"]],
    ["of another version", { version: 2 }, ["MALFORMED"]],
    ["with something reserved", { reserved: "x" }, ["MALFORMED"]],
    ["with SHA-1", { hash: "sha1" }, ["MALFORMED"]],
    ["with a namespace that cannot be printed", { namespace: "\u0007" }, ["MALFORMED"]],
    ["that is too large", { namespace: "x".repeat(16_384) }, ["MALFORMED"]],
    ["without an algorithm", { inner: () => Buffer.alloc(0) }, ["MALFORMED"]],
    [
      "by another algorithm",
      { inner: (raw: Buffer) => wireStrings("ssh-dss", raw) },
      ["SIG_INVALID"],
    ],
    ["without a value", { inner: () => wireStrings("ssh-ed25519") }, ["SIG_INVALID"]],
    [
      "with a short value",
      { inner: (raw: Buffer) => wireStrings("ssh-ed25519", raw.subarray(1)) },
      ["SIG_INVALID"],
    ],
  ])("%s", (_, changes, expected) => {
    expect(codes(changes)).toEqual(expected);
  });

  it.each([0, 1, 2, 3, 4])("is malformed with %i of its five fields", (fields) => {
    expect(codes({ fields })).toEqual(["MALFORMED"]);
  });

  it("is malformed where it is too short for its first word", () => {
    const trust = { signers: [], threshold: oneSigner, now: new Date() };
    for (const blob of [Buffer.alloc(0), Buffer.from("SSH"), Buffer.from("SSHSIG")]) {
      const armored = armoredSshSignature(blob);
      const { refusals } = judgeSshProof(Buffer.from(text), { kind: "ssh", armored }, trust);
      expect(refusals).toMatchObject([{ code: "MALFORMED" }]);
    }
  });

  it("by ECDSA P-256 is two numbers of at most 32 bytes, and nothing else", () => {
    const type = "ecdsa-sha2-nistp256";
    const number = (bytes: Uint8Array): Buffer => {
      const at = bytes.findIndex((byte) => byte !== 0);
      const shortest = Buffer.from(bytes.subarray(at));
      return (shortest[0] ?? 0) < 0x80 ? shortest : Buffer.concat([zero, shortest]);
    };
    const codesWith = (fields: (r: Buffer, s: Buffer) => readonly Uint8Array[]) =>
      codesOf(
        sshLineOf(p256.publicKey),
        (message) => sign("sha256", message, { key: p256.privateKey, dsaEncoding: "ieee-p1363" }),
        {
          inner: (raw) => {
            const [r, s] = [number(raw.subarray(0, 32)), number(raw.subarray(32))];
            return wireStrings(type, wireStrings(...fields(r, s)));
          },
        },
      );
    expect(codesWith((r, s) => [r, s])).toEqual([]);
    const large = Buffer.concat([Buffer.of(1), Buffer.alloc(32)]);
    for (const fields of [
      () => [],
      (r: Buffer) => [r],
      (r: Buffer, s: Buffer) => [r, s, s],
      (r: Buffer) => [r, large],
      (_: Buffer, s: Buffer) => [large, s],
      (r: Buffer, s: Buffer) => [Buffer.concat([zero, r]), s],
    ]) {
      expect(codesWith(fields)).toEqual(["SIG_INVALID"]);
    }
  });

  it("by RSA is by a digest that is trusted, which it names", () => {
    const line = `ssh-rsa ${Buffer.from(wireStrings("ssh-rsa", exponent, modulus)).toString("base64")}`;
    const codesWith = (digest: string, algorithm: string, ...rest: readonly string[]) =>
      codesOf(line, (message) => sign(digest, message, rsa.privateKey), {
        inner: (raw) => wireStrings(algorithm, ...(rest.length === 0 ? [raw] : rest.slice(1))),
      });
    expect(codesWith("sha256", "rsa-sha2-256")).toEqual([]);
    expect(codesWith("sha512", "rsa-sha2-512")).toEqual([]);
    expect(codesWith("sha512", "rsa-sha2-256")).toEqual(["SIG_INVALID"]);
    expect(codesWith("sha1", "ssh-rsa")).toEqual(["SIG_INVALID"]);
    expect(codesWith("sha512", "rsa-sha2-512", "no value")).toEqual(["SIG_INVALID"]);
  });

  it("by hardware has its value, its flags and its counter", () => {
    const blob = wireStrings(hardwareType, point, "ssh:");
    const line = `${hardwareType} ${Buffer.from(blob).toString("base64")}`;
    const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest();
    const tail = Buffer.of(1, 0, 0, 0, 7);
    const codesWith = (inner: (raw: Buffer) => readonly Uint8Array[]) =>
      codesOf(
        line,
        (message) =>
          sign(null, Buffer.concat([sha256("ssh:"), tail, sha256(message)]), ed25519.privateKey),
        { inner: (raw) => Buffer.concat(inner(raw)) },
      );
    expect(codesWith((raw) => [wireStrings(hardwareType, raw), tail])).toEqual([]);
    for (const inner of [
      () => [wireStrings(hardwareType)],
      (raw: Buffer) => [wireStrings(hardwareType, raw)],
      (raw: Buffer) => [wireStrings(hardwareType, raw), tail.subarray(0, 1)],
      (raw: Buffer) => [wireStrings(hardwareType, raw), tail, zero],
      (raw: Buffer) => [wireStrings("ssh-ed25519", raw), tail],
    ]) {
      expect(codesWith(inner)).toEqual(["SIG_INVALID"]);
    }
  });
});
