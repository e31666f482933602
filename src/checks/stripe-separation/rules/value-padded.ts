import type { Rule } from "../../../gate/rule.ts";
import { type StripeComparison, valuesOf } from "../facts.ts";

export const valuePadded: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "A Stripe value has blanks around it that are part of the value.",
  why: "The service sends them along with the key, and Stripe refuses the call.",
  remedy: "Set the value again without what stands around it.",
  *judge(comparison) {
    for (const { environment, value } of valuesOf(comparison)) {
      if (value.state !== "present" || value.wrapping !== "blanks") continue;
      yield {
        subject: `${comparison.variable} in ${environment}`,
        message: `has blanks around its value.`,
        remedy: `Set ${value.source} again without the blanks.`,
      };
    }
  },
};
