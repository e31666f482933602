import type { CheckResult } from "../gate/result.ts";
import { cleaned, type TextCleaner } from "./clean-text.ts";
import type { AppliedWaiver } from "./promotion-record.ts";

/** The waivers that let findings pass, each once, as the record lists them. */
export function appliedWaivers(
  results: readonly CheckResult[],
  clean: TextCleaner,
): readonly AppliedWaiver[] {
  const applied = new Map<string, AppliedWaiver>();
  for (const result of results) {
    if (!("findings" in result)) continue;
    for (const { fingerprint, rule, subject, waived } of result.findings) {
      if (waived === undefined) continue;
      const { reason, owner, until } = waived;
      applied.set(fingerprint, {
        ...cleaned({ subject, reason, owner }, clean),
        ...{ check: result.check, fingerprint, rule, until },
      });
    }
  }
  return [...applied.values()];
}
