import type { PromotionRecord } from "../record/promotion-record.ts";

/** Whose configuration a run followed, when it is not HEAD's own. */
export function policyWordsOf(
  { predicate: { policy } }: PromotionRecord,
  { policyRef }: { readonly policyRef?: string },
): string | undefined {
  if (policyRef === undefined) return undefined;
  const change = policy.changedInHead
    ? "changed in this commit; takes effect after it is merged"
    : "the same in this commit";
  return `configuration of ${policyRef} (${policy.commit.slice(0, 12)}), ${change}`;
}
