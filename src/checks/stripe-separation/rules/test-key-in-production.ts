import type { Rule } from "../../../gate/rule.ts";
import { isOneSource, modeAndKindOf, type StripeComparison } from "../facts.ts";
import { areSwapped } from "./keys-swapped.ts";

export const testKeyInProduction: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "The environment that is promoted to holds a test-mode Stripe key.",
  why: "Customers' payments there are simulated: orders are taken and no money arrives.",
  remedy: "Put the live-mode key of the production account there.",
  unwaivable: "production would take no real payment",
  *judge(comparison) {
    const { to, variable, production } = comparison;
    if (production.state !== "present" || production.mode !== "test") return;
    if (areSwapped(comparison) || isOneSource(comparison)) return;
    yield {
      subject: `${variable} in ${to}`,
      message: `is ${modeAndKindOf(production)}.`,
      remedy: `Put the live-mode key into ${production.source}.`,
    };
  },
};
