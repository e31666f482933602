import type { Rule } from "../../../gate/rule.ts";
import { isOneSource, modeAndKindOf, type StripeComparison } from "../facts.ts";
import { areSwapped } from "./keys-swapped.ts";

export const liveKeyInStaging: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "The environment that is promoted from holds a live-mode Stripe key.",
  why: "Every test payment made there moves real money, and the live key is known where it should not be.",
  remedy: "Put a test-mode key there, and roll the live one in the Stripe dashboard.",
  unwaivable: "test payments would move real money from the first one on",
  *judge(comparison) {
    const { from, variable, staging } = comparison;
    if (staging.state !== "present" || staging.mode !== "live") return;
    if (areSwapped(comparison) || isOneSource(comparison)) return;
    yield {
      subject: `${variable} in ${from}`,
      message: `is ${modeAndKindOf(staging)}.`,
      remedy: `Put a test-mode key into ${staging.source}, and roll the live one in the Stripe dashboard.`,
    };
  },
};
