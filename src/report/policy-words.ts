import type { PolicyChange, PromotionRecord } from "../record/promotion-record.ts";

/** Whose configuration a run followed, when it is not HEAD's own. */
export function policyWordsOf(
  { predicate: { policy } }: PromotionRecord,
  { policyRef }: { readonly policyRef?: string },
): string | undefined {
  if (policyRef === undefined) return undefined;
  const change = policy.changedInHead
    ? `changed in this commit; takes effect after it is merged${filesOf(policy.changes ?? [])}`
    : "the same in this commit";
  return `configuration of ${policyRef} (${policy.commit.slice(0, 12)}), ${change}`;
}

const most = 5;

function filesOf(changes: readonly PolicyChange[]): string {
  if (changes.length === 0) return "";
  const shown = changes.slice(0, most).map(({ part, file }) => `${part} ${file}`);
  const more = changes.length - shown.length;
  return ` (${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""})`;
}
