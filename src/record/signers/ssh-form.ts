import { createPublicKey } from "node:crypto";
import { fingerprintOf, wireStrings } from "../ssh/wire-reader.ts";
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
  const blob = wireStrings(type, ...fields);
  return {
    line: `${type} ${Buffer.from(blob).toString("base64")}`,
    fingerprint: fingerprintOf(blob),
  };
}

function bytes(base64url: string): Buffer {
  return Buffer.from(base64url, "base64url");
}
