import type { Rule } from "../../../gate/rule.ts";
import { type EndpointComparison, type ProbeOutcome, type Role, settingOf } from "../facts.ts";

export const probeSelectedWrongEndpoint: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "The code selects an endpoint that is not the one of the environment it runs as.",
  why: "Production would take in trial data, or staging would act on production's provider.",
  remedy: "Correct how the code selects its endpoint by NODE_ENV.",
  *judge(comparison) {
    for (const run of comparison.runs) {
      const { outcome, expected } = run;
      if (outcome.kind !== "printed" || expected === null) continue;
      if (outcome.selected === expected || outcome.selected === "both") continue;
      yield {
        subject: `the probe of ${comparison.variable} ${settingOf(run)}`,
        identity: `${comparison.variable} ${run.nodeEnv} ${outcome.selected} ${outcome.authority}`,
        message: `prints ${phraseOf(comparison, outcome, expected)}.`,
        remedy: `Correct how the code selects ${comparison.variable} by NODE_ENV; \`${comparison.probe}\` shows what it selects.`,
      };
    }
  },
};

function phraseOf(
  comparison: EndpointComparison,
  { selected, owner, authority }: Extract<ProbeOutcome, { kind: "printed" }>,
  expected: Role,
): string {
  const { from, to } = comparison;
  if (selected === "staging") return `the endpoint of ${from}, ${authority}`;
  if (selected === "production") return `the endpoint of ${to}, ${authority}`;
  return owner === expected || owner === "both"
    ? `a URL on the right host, ${authority}, with another scheme or path`
    : `a URL on ${authority}, which is the endpoint of neither ${from} nor ${to}`;
}
