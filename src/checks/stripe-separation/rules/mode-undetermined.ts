import type { Rule } from "../../../gate/rule.ts";
import { nounOf, type StripeComparison, valuesOf } from "../facts.ts";

export const modeUndetermined: Rule<StripeComparison> = {
  severity: "blocking",
  summary:
    "A value is of a kind that does not tell its mode, and the configuration does not either.",
  why: "A webhook secret, a client id or a key of an organisation may be production's, and looks the same.",
  remedy:
    "Look the value up in the Stripe dashboard, and declare its mode under `checks.stripe-separation.declared` in promote.yaml.",
  *judge(comparison) {
    const { variable } = comparison;
    for (const { environment, value } of valuesOf(comparison)) {
      if (value.state !== "present" || value.kind === "unknown") continue;
      if (value.mode !== "undetermined") continue;
      const mode = environment === comparison.to ? "live" : "test";
      yield {
        subject: `${variable} in ${environment}`,
        message: `is a ${nounOf[value.kind]}, which does not tell its mode, and promote.yaml declares none.`,
        remedy: `Look ${value.source} up in the Stripe dashboard; when it is of ${mode} mode, write \`declared: { ${variable}: { ${environment}: ${mode} } }\` under \`stripe-separation\` in promote.yaml.`,
      };
    }
  },
};
