import type { PublicKey } from "../record/signers/public-key.ts";
import type { Trust, TrustedKey, TrustedSigner } from "../record/trust.ts";

/** A head stands until the next run, so a key that a later one took the place of counts; one that was revoked does not. */
export function headKeysOf({ signers, now }: Trust): readonly PublicKey[] {
  return signers
    .filter(isKey)
    .filter(({ revoked }) => revoked === undefined || now < revoked.at)
    .map(({ key }) => key);
}

/** Those of them whose time is now: a head of theirs was signed by somebody who counts today. */
export function currentHeadKeysOf(trust: Trust): readonly PublicKey[] {
  const { signers, now } = trust;
  return headKeysOf({
    ...trust,
    signers: signers.filter(
      ({ validFrom, validUntil }) =>
        (validFrom === undefined || validFrom <= now) &&
        (validUntil === undefined || now < validUntil),
    ),
  });
}

/** Whether a signer is one of those that sign heads. */
export function isKey(signer: TrustedSigner): signer is TrustedKey {
  return signer.kind === "key";
}
