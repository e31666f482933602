import type { Rule } from "../../../gate/rule.ts";
import { type StripeComparison, valuesOf } from "../facts.ts";

export const formUnknown: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "A value has none of the forms that Stripe's keys and secrets have.",
  why: "A value that is not known to be of test mode may be a live key, and the other way round.",
  remedy:
    "Put a key there that begins sk_, rk_ or pk_ with live_ or test_, or a secret that begins whsec_.",
  *judge(comparison) {
    for (const { environment, value } of valuesOf(comparison)) {
      if (value.state !== "present" || value.kind !== "unknown") continue;
      yield {
        subject: `${comparison.variable} in ${environment}`,
        message: "has none of the forms of a Stripe key or secret.",
        remedy: `Put a key into ${value.source} that begins sk_, rk_ or pk_ with live_ or test_, or a secret that begins whsec_.`,
      };
    }
  },
};
