import { shellWordOf } from "../../host/shell-word.ts";
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
      ? shellWordOf(signer.allowedSigners)
      : `<(echo ${shellWordOf(`${identity} ${signer.keyLine}`)})`;
  return [
    `ssh-keygen -Y verify -f ${allowed} -I ${shellWordOf(identity)} -n ${sshNamespace}`,
    `-s ${shellWordOf(`${stem}${recordSuffixes.sshSignature}`)}`,
    `< ${shellWordOf(`${stem}${recordSuffixes.statement}`)}`,
  ].join(" ");
}
