import { createHash, createPublicKey } from "node:crypto";
import type { PublicKey } from "./public-key.ts";

/** A public key as SSH writes it (RFC 4253 section 6.6, RFC 5656, RFC 8709). */
export type SshForm = {
  /** `ssh-ed25519 AAAA…`, without a comment. */
  readonly line: string;
  /** `SHA256:…`, as `ssh-keygen -l` tells. */
  readonly fingerprint: string;
};

/** The same key in SSH's words. */
export function sshFormOf({ pem, algorithm }: Pick<PublicKey, "pem" | "algorithm">): SshForm {
  const { x = "", y = "" } = createPublicKey(pem).export({ format: "jwk" });
  const [type, ...fields]: readonly [string, ...Buffer[]] =
    algorithm === "Ed25519"
      ? ["ssh-ed25519", bytes(x)]
      : [
          "ecdsa-sha2-nistp256",
          Buffer.from("nistp256"),
          Buffer.concat([Buffer.of(4), bytes(x), bytes(y)]),
        ];
  const blob = Buffer.concat([Buffer.from(type), ...fields].flatMap(lengthAnd));
  const digest = createHash("sha256").update(blob).digest("base64").replace(/=+$/, "");
  return { line: `${type} ${blob.toString("base64")}`, fingerprint: `SHA256:${digest}` };
}

function bytes(base64url: string): Buffer {
  return Buffer.from(base64url, "base64url");
}

/** A field as SSH frames it: its length in four bytes, then itself. */
function lengthAnd(field: Buffer): readonly Buffer[] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(field.length);
  return [length, field];
}
