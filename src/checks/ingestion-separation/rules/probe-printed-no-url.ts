import type { Rule } from "../../../gate/rule.ts";
import { type EndpointComparison, settingOf } from "../facts.ts";

export const probePrintedNoUrl: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "The probe succeeds under the NODE_ENV of an environment and prints no URL.",
  why: "Which endpoint the code selects there is unknown.",
  remedy: "Let the probe print the URL that the code selects as its last line.",
  unwaivable:
    "it is not known which endpoint the code selects, and what was not looked at never passes",
  *judge({ variable, probe, runs }) {
    for (const run of runs) {
      if (run.outcome.kind !== "printed-no-url" || run.expected === null) continue;
      yield {
        subject: `the probe of ${variable} ${settingOf(run)}`,
        message: "prints no http or https URL as its last line.",
        remedy: `Let \`${probe}\` print the URL that the code selects as its last line.`,
      };
    }
  },
};
