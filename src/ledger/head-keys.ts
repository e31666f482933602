import type { PublicKey } from "../record/signers/public-key.ts";
import type { Trust, TrustedKey, TrustedSigner } from "../record/trust.ts";

/** A head stands until the next run, so a key that a later one took the place of counts; one that was revoked does not. */
export function headKeysOf({ signers, now }: Trust): readonly PublicKey[] {
  return signers
    .filter(isKey)
    .filter(({ revoked }) => revoked === undefined || now < revoked.at)
    .map(({ key }) => key);
}

/** Whether a signer is one of those that sign heads. */
export function isKey(signer: TrustedSigner): signer is TrustedKey {
  return signer.kind === "key";
}
