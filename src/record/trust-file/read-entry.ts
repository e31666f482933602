import type { TrustedIdentityEntry, TrustedKeyEntry } from "../../config/trust-file.ts";
import { GateFault } from "../../gate/fault.ts";
import { readPublicKey } from "../signers/public-key.ts";
import type { TrustedSigner } from "../trust.ts";

/** A signer of the trust file, or why it cannot be one: reads on from its place in the file. */
export type ReadEntry =
  | { readonly kind: "signer"; readonly signer: TrustedSigner }
  | { readonly kind: "objection"; readonly message: string };

/** The signer of a key, whose text is that of the entry or of the file that it names. */
export function readKeyEntry({ publicKey: _, ...terms }: TrustedKeyEntry, text: string): ReadEntry {
  if (/^\s*(ssh|ecdsa|sk)-/.test(text)) return readSshKeyEntry();
  try {
    return { kind: "signer", signer: { kind: "key", ...terms, key: readPublicKey(text, "it") } };
  } catch (thrown) {
    if (!(thrown instanceof GateFault)) throw thrown;
    return objection(`is of no use: ${thrown.message.replace(/\.$/, "")}`);
  }
}

function readSshKeyEntry(): ReadEntry {
  return objection("is an SSH key, which this version does not verify records with; expected PEM");
}

/** The signer of a certificate identity. */
export function readIdentityEntry(_: TrustedIdentityEntry): ReadEntry {
  return objection("is a certificate identity, which this version does not verify records with");
}

/** Why a trust file with a trusted root cannot be followed. */
export const rootObjection = "is for certificate identities, which this version does not verify";

/** Why a trust file with timestamp authorities cannot be followed. */
export const timestampObjection = "is for timestamps, which this version does not verify";

function objection(message: string): ReadEntry {
  return { kind: "objection", message };
}
