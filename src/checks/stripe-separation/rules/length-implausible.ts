import type { Rule } from "../../../gate/rule.ts";
import { nounOf, type StripeComparison, valuesOf } from "../facts.ts";

export const lengthImplausible: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "A value begins as a Stripe key does and is too short or too long to be one.",
  why: "A key that was cut off, or pasted twice, is refused at the first call.",
  remedy: "Copy the key anew: 10 to 247 characters follow its prefix.",
  *judge(comparison) {
    for (const { environment, value } of valuesOf(comparison)) {
      if (value.state !== "present" || value.length === "plausible") continue;
      const amount = value.length === "too-short" ? "fewer than 10" : "more than 247";
      yield {
        subject: `${comparison.variable} in ${environment}`,
        message: `begins as a ${nounOf[value.kind]} does, and ${amount} characters follow.`,
        remedy: `Copy the ${nounOf[value.kind]} into ${value.source} anew.`,
      };
    }
  },
};
