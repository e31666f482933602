import { isList, type Json } from "../data/json.ts";
import type { CheckResult } from "../gate/result.ts";

/** What the checks' accounts add up to. */
export type Evidence = {
  readonly evidence: { readonly [name: string]: Json };
  readonly separation: readonly Json[];
  readonly confirmations: readonly Json[];
};

/**
 * Merges the evidence of all accounts. Lists called `separation` and `confirmations` are joined into the
 * record's members of that name; a name that an earlier check has used becomes `<check>/<name>`.
 */
export function mergeEvidence(results: readonly CheckResult[]): Evidence {
  const evidence = new Map<string, Json>();
  const lists: Record<"confirmations" | "separation", Json[]> = {
    separation: [],
    confirmations: [],
  };
  for (const result of results) {
    if (result.status !== "passed" && result.status !== "blocked") continue;
    for (const [name, value] of Object.entries(result.account.evidence ?? {})) {
      if ((name === "separation" || name === "confirmations") && isList(value)) {
        lists[name].push(...value);
      } else {
        evidence.set(evidence.has(name) ? `${result.check}/${name}` : name, value);
      }
    }
  }
  return { evidence: Object.fromEntries(evidence), ...lists };
}
