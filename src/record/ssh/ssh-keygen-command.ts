import { recordSuffixes } from "../record-name.ts";
import { sshNamespace } from "./ssh-signature.ts";

/** Whom the signature is compared with: an allowed_signers file, or one key. */
export type SshSignerReference =
  | { readonly allowedSigners: string; readonly identity: string }
  | { readonly keyLine: string; readonly identity?: string | undefined };

/**
 * The line that verifies the signature of a record with ssh-keygen. It says what a signature alone says: that the key
 * signed this statement. `stem` is the record's path without suffix.
 */
export function sshKeygenCommand(stem: string, signer: SshSignerReference): string {
  const { identity = "signer" } = signer;
  const allowed =
    "allowedSigners" in signer
      ? quoted(signer.allowedSigners)
      : `<(echo ${quoted(`${identity} ${signer.keyLine}`)})`;
  return [
    `ssh-keygen -Y verify -f ${allowed} -I ${quoted(identity)} -n ${sshNamespace}`,
    `-s ${quoted(`${stem}${recordSuffixes.sshSignature}`)}`,
    `< ${quoted(`${stem}${recordSuffixes.statement}`)}`,
  ].join(" ");
}

/** A word as a POSIX shell reads it back. */
function quoted(word: string): string {
  return /^[A-Za-z0-9_./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
