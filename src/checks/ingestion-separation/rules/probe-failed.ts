import type { Rule } from "../../../gate/rule.ts";
import { type EndpointComparison, settingOf } from "../facts.ts";

export const probeFailed: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "The probe ends with an error under the NODE_ENV of an environment.",
  why: "Which endpoint the code selects there is unknown, and the service may not start there at all.",
  remedy: "Run the probe by hand under the same NODE_ENV and fix what it reports.",
  unwaivable:
    "it is not known which endpoint the code selects, and what was not looked at never passes",
  *judge({ variable, probe, runs }) {
    for (const run of runs) {
      const { outcome, expected } = run;
      if (outcome.kind !== "failed" || expected === null) continue;
      const end =
        outcome.signal === null
          ? `exits with code ${outcome.exitCode}`
          : `is ended by ${outcome.signal}`;
      yield {
        subject: `the probe of ${variable} ${settingOf(run)}`,
        message: outcome.reason === "" ? `${end}.` : `${end}: ${outcome.reason}`,
        remedy: `Run \`NODE_ENV=${run.nodeEnv} ${probe}\` and fix what it reports.`,
      };
    }
  },
};
