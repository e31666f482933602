import type { Rule } from "../../../gate/rule.ts";
import { type EndpointComparison, selectsProduction, settingOf } from "../facts.ts";

export const productionSelectedByDefault: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "The code selects production's endpoint where NODE_ENV is unset or unknown.",
  why: "A machine whose NODE_ENV was forgotten or mistyped acts on production's provider.",
  remedy:
    "Let the code refuse to start, or select another endpoint, unless NODE_ENV is production's.",
  *judge(comparison) {
    for (const run of comparison.runs) {
      const { outcome, expected } = run;
      if (expected !== null || outcome.kind !== "printed") continue;
      if (!selectsProduction(outcome)) continue;
      yield {
        subject: `the probe of ${comparison.variable} ${settingOf(run)}`,
        message: `selects the host of ${comparison.to}, ${outcome.authority}.`,
        remedy: `Let the code refuse to start, or select another endpoint, unless NODE_ENV is ${comparison.to}; \`${comparison.probe}\` shows what it selects.`,
      };
    }
  },
};
