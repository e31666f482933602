import type { Rule } from "../../../gate/rule.ts";
import { type StripeComparison, valuesOf } from "../facts.ts";

export const variableEmpty: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "A Stripe variable is set in an environment and holds nothing.",
  why: "The service starts, and every call to Stripe or every webhook from it fails there.",
  remedy: "Put the environment's own key or secret there.",
  *judge(comparison) {
    for (const { environment, value } of valuesOf(comparison)) {
      if (value.state !== "empty") continue;
      yield {
        subject: `${comparison.variable} in ${environment}`,
        message: "is set and empty.",
        remedy: `Put the key or secret of ${environment} into ${value.source}.`,
      };
    }
  },
};
