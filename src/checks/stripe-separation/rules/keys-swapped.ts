import type { Rule } from "../../../gate/rule.ts";
import type { StripeComparison } from "../facts.ts";

export const keysSwapped: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "Each environment holds the key that belongs to the other.",
  why: "Tests move real money, and customers' payments are simulated and never arrive.",
  remedy:
    "Exchange the two keys, and roll the live one in the Stripe dashboard, since it was known where it should not be.",
  unwaivable: "test payments would move real money from the first one on",
  *judge(comparison) {
    if (!areSwapped(comparison)) return;
    const { variable, from, to } = comparison;
    yield {
      subject: variable,
      message: `is swapped: ${from} holds a live-mode key and ${to} a test-mode key.`,
    };
  },
};

/** Whether staging is live and production is test: one mistake, said once. */
export function areSwapped({ staging, production }: StripeComparison): boolean {
  return (
    staging.state === "present" &&
    production.state === "present" &&
    staging.mode === "live" &&
    production.mode === "test"
  );
}
