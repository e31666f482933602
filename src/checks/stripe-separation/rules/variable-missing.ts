import { setVariable, setVariableIn } from "../../../environments/missing-variable-words.ts";
import type { Rule } from "../../../gate/rule.ts";
import { type StripeComparison, valuesOf } from "../facts.ts";

export const variableMissing: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "An environment does not have a Stripe variable that the configuration names.",
  why: "The service starts without it there, and the separation of the two environments cannot be seen.",
  remedy: setVariable,
  *judge(comparison) {
    for (const { environment, value } of valuesOf(comparison)) {
      if (value.state !== "missing") continue;
      yield {
        subject: `${comparison.variable} in ${environment}`,
        message: `is not set; looked for in ${value.sources.join(" and ")}.`,
        remedy: setVariableIn(environment),
      };
    }
  },
};
