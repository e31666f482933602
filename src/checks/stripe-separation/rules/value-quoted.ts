import type { Rule } from "../../../gate/rule.ts";
import { type StripeComparison, valuesOf } from "../facts.ts";

export const valueQuoted: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "A Stripe value has quotes around it that are part of the value.",
  why: "The service sends the quotes along with the key, and Stripe refuses the call.",
  remedy: "Set the value again without the quotes: only a shell or a dotenv file takes them off.",
  *judge(comparison) {
    for (const { environment, value } of valuesOf(comparison)) {
      if (value.state !== "present" || value.wrapping !== "quotes") continue;
      yield {
        subject: `${comparison.variable} in ${environment}`,
        message: "has quotes around its value.",
        remedy: `Set ${value.source} again without the quotes.`,
      };
    }
  },
};
