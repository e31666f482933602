import type { Rule } from "../../../../../gate/rule.ts";
import { isMet, textOf } from "../condition.ts";
import type { PrometheusFacts } from "../facts.ts";

export const metricConditionNotMet: Rule<PrometheusFacts> = {
  severity: "blocking",
  summary: "The value of a metric is not what the checklist's condition says.",
  why: "The service is not well already, before anything was released.",
  remedy: "Mend what the metric speaks of, or correct its `condition`.",
  *judge({ id, metrics }) {
    for (const { query, condition, seen } of metrics) {
      if (seen.state !== "one" || isMet(condition, seen.value)) continue;
      yield {
        subject: `${id}, ${query}`,
        message: `is ${seen.value}, where ${textOf(condition)} is expected.`,
        remedy: `Mend what ${query} speaks of, or correct \`condition\` of the metric in the item ${id} in promote.yaml.`,
        identity: `${id}\n${query}\n${textOf(condition)}`,
      };
    }
  },
};
