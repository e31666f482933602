import type { Rule } from "../../../../../gate/rule.ts";
import type { PrometheusFacts } from "../facts.ts";

export const metricAmbiguous: Rule<PrometheusFacts> = {
  severity: "blocking",
  summary: "A query that one value is expected of yields several series.",
  why: "One series that holds would hide another that does not, so none was taken for the answer.",
  remedy: "Select one series, or make one value of them with `sum`, `min` or `max`.",
  *judge({ id, metrics }) {
    for (const { query, seen } of metrics) {
      if (seen.state !== "several") continue;
      yield {
        subject: `${id}, ${query}`,
        message: `yields ${seen.series} series, where one is expected.`,
        remedy: `Select one series by its labels in \`query\` of the item ${id} in promote.yaml, or make one value of them with \`sum\`, \`min\` or \`max\`.`,
        identity: `${id}\n${query}`,
      };
    }
  },
};
