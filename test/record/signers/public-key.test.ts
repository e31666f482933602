import { createPublicKey, ECDH } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readPublicKey } from "../../../src/record/signers/public-key.ts";
import { sshFormOf } from "../../../src/record/signers/ssh-form.ts";
import { parseSshPublicKey } from "../../../src/record/ssh/ssh-public-key.ts";
import { wireStrings } from "../../../src/record/ssh/wire-reader.ts";
import { ed25519, p256 } from "../sample-run.ts";

/** The sample key with its point compressed: another SPKI of the same key (RFC 5480, section 2.2). */
function compressed(): string {
  const { x = "", y = "" } = createPublicKey(p256.publicKey.pem).export({ format: "jwk" });
  const [left, right] = [x, y].map((part) => Buffer.from(part, "base64url"));
  const point = Buffer.concat(
    [Buffer.of(4), left ?? "", right ?? ""].map((part) => Buffer.from(part)),
  );
  const short = ECDH.convertKey(point, "prime256v1", undefined, undefined, "compressed");
  const start = Buffer.from("3039301306072a8648ce3d020106082a8648ce3d030107032200", "hex");
  const body = Buffer.concat([start, Buffer.from(short)]).toString("base64");
  return `-----BEGIN PUBLIC KEY-----\n${body}\n-----END PUBLIC KEY-----\n`;
}

describe("a public key", () => {
  it("is the same key when its point is compressed", () => {
    expect(compressed()).not.toBe(p256.publicKey.pem);
    expect(readPublicKey(compressed(), "KEY")).toMatchObject({
      hint: p256.publicKey.hint,
      pem: p256.publicKey.pem,
    });
  });

  it("keeps the form it has otherwise", () => {
    for (const { publicKey } of [ed25519, p256])
      expect(readPublicKey(publicKey.pem, "KEY")).toMatchObject({ pem: publicKey.pem });
  });

  it("is the same key in the words of SSH", () => {
    for (const { publicKey } of [ed25519, p256]) {
      const { line, fingerprint } = sshFormOf(publicKey);
      const read = parseSshPublicKey(line);
      if (typeof read === "string") throw new Error(read);
      expect(read.fingerprint).toBe(fingerprint);
      expect(read.key.export({ type: "spki", format: "pem" })).toBe(publicKey.pem);
    }
  });

  it.each([
    ["ssh-ed25519", []],
    ["sk-ssh-ed25519@openssh.com", ["ssh:"]],
  ])("of small order counts in no form: %s", (type, rest) => {
    const point = Buffer.alloc(32);
    point[0] = 1;
    const blob = Buffer.from(wireStrings(type, point, ...rest)).toString("base64");
    expect(parseSshPublicKey(`${type} ${blob}`)).toContain("small order");
  });

  it("of hardware is none without what it signs for", () => {
    const type = "sk-ssh-ed25519@openssh.com";
    const { x = "" } = createPublicKey(ed25519.publicKey.pem).export({ format: "jwk" });
    const lineOf = (...rest: readonly string[]) =>
      `${type} ${Buffer.from(wireStrings(type, Buffer.from(x, "base64url"), ...rest)).toString("base64")}`;
    expect(parseSshPublicKey(lineOf("ssh:"))).toMatchObject({ type, application: "ssh:" });
    expect(parseSshPublicKey(lineOf())).toBe("a damaged SSH key");
  });
});
