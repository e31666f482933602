import type { SshProof } from "../signed-statement.ts";
import { parseSshSignature, sshNamespace } from "../ssh/ssh-signature.ts";
import { isSshSignatureOf } from "../ssh/verify-ssh-signature.ts";
import type { Trust } from "../trust.ts";
import type { ReasonCode, Refusal } from "../verification.ts";
import type { ProofVerdict } from "./judge-proof.ts";
import { judgeWindow } from "./judge-window.ts";

/** Judges an SSH signature: for a record, of these bytes, by a key that is trusted, inside its window. */
export function judgeSshProof(
  payload: Uint8Array,
  { armored }: SshProof,
  { signers, now }: Trust,
): ProofVerdict {
  const signature = parseSshSignature(armored);
  if (typeof signature === "string") {
    return refused("MALFORMED", `The SSH signature ${signature}.`);
  }
  const { publicKey, namespace } = signature;
  if (namespace !== sshNamespace) {
    return refused(
      "SIG_INVALID",
      `The SSH signature is for "${namespace}" and not for ${sshNamespace}.`,
    );
  }
  if (!isSshSignatureOf(payload, signature)) {
    return refused("SIG_INVALID", "The SSH signature is not one of this statement.");
  }
  const trusted = signers
    .filter((signer) => signer.kind === "ssh")
    .filter(({ key }) => Buffer.from(key.blob).equals(publicKey.blob))
    .map((signer) => ({ signer, refusals: [...judgeWindow(signer, undefined, now)] }));
  const [first] = trusted;
  return (
    trusted.find(({ refusals }) => refusals.length === 0) ??
    first ??
    refused(
      "KEY_UNTRUSTED",
      `The record is signed with the SSH key ${publicKey.fingerprint}, which is not a trusted one.`,
    )
  );
}

function refused(code: ReasonCode, message: string): ProofVerdict {
  const refusal: Refusal = { code, message };
  return { signer: undefined, refusals: [refusal] };
}
