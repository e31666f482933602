import type { TrustedKeyEntry } from "../../config/trust-file.ts";
import { GateFault } from "../../gate/fault.ts";
import { readPublicKey } from "../signers/public-key.ts";
import { parseSshPublicKey } from "../ssh/ssh-public-key.ts";
import type { TrustedSigner } from "../trust.ts";

/** A signer of the trust file, or why it cannot be one: reads on from its place in the file. */
export type ReadEntry =
  | { readonly kind: "signer"; readonly signer: TrustedSigner }
  | { readonly kind: "objection"; readonly message: string };

/** The signer of a key, whose text is that of the entry or of the file that it names: PEM, or SSH form. */
export function readKeyEntry(
  { publicKey: _, principal, ...terms }: TrustedKeyEntry,
  text: string,
): ReadEntry {
  if (/^\s*(ssh|ecdsa|sk)-/.test(text)) {
    const key = parseSshPublicKey(text);
    return typeof key === "string"
      ? objection(`is of no use: it holds ${key}`)
      : { kind: "signer", signer: { kind: "ssh", ...terms, principal, key } };
  }
  if (principal !== undefined) {
    return objection("is a key in PEM, and principal is for SSH keys; leave it out");
  }
  try {
    return { kind: "signer", signer: { kind: "key", ...terms, key: readPublicKey(text, "it") } };
  } catch (thrown) {
    if (!(thrown instanceof GateFault)) throw thrown;
    return objection(`is of no use: ${thrown.message.replace(/\.$/, "")}`);
  }
}

function objection(message: string): ReadEntry {
  return { kind: "objection", message };
}
