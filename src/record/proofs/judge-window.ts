import type { TrustedSigner } from "../trust.ts";
import type { Refusal } from "../verification.ts";

/**
 * Whether a signer's signatures count here, and at the time of signing, when a timestamp of a trusted authority proves it, and
 * now otherwise: the record's own clock is only its word.
 */
export function* judgeWindow(
  { name, validFrom, validUntil, revoked, excludedFrom }: TrustedSigner,
  signedAt: Date | undefined,
  now: Date,
): Iterable<Refusal> {
  const at = signedAt ?? now;
  if (excludedFrom !== undefined) {
    yield {
      code: "KEY_UNTRUSTED",
      message: `${name} is not among the signers that count for ${excludedFrom}.`,
    };
  }
  if (revoked !== undefined && at >= revoked.at) {
    yield {
      code: "KEY_REVOKED",
      message: `${name} was revoked on ${revoked.at.toISOString()}: ${revoked.reason}.`,
    };
  }
  if (validUntil !== undefined && at >= validUntil) {
    const unproven = signedAt === undefined ? ", and no timestamp proves an earlier signature" : "";
    yield {
      code: "KEY_EXPIRED",
      message: `${name} was trusted until ${validUntil.toISOString()}${unproven}.`,
    };
  }
  if (validFrom !== undefined && at < validFrom) {
    yield {
      code: "KEY_EXPIRED",
      message: `${name} is trusted from ${validFrom.toISOString()} only.`,
    };
  }
}
