import type { Signer } from "../record/signers/signer.ts";
import type { LedgerHead } from "./head.ts";
import { signedHeadText, unsignedHeadText } from "./head-file.ts";

/** Who signs a ledger's head: a key, or nobody when records are signed in a way that signs records only. */
export type HeadSigner = {
  readonly mode: string;
  readonly key?: Signer | undefined;
};

/** The text of the file of a head, signed when there is a key. */
export function headText(head: LedgerHead, { key, mode }: HeadSigner): Promise<string> | string {
  return key === undefined ? unsignedHeadText(head, mode) : signedHeadText(head, key);
}
