import type { Rule } from "../../../../../gate/rule.ts";
import type { PrometheusFacts } from "../facts.ts";

export const metricStale: Rule<PrometheusFacts> = {
  severity: "blocking",
  summary: "The newest sample of a metric is older than the checklist allows.",
  why: "A metric that no longer moves looks like a service that is well.",
  remedy: "Make the service export the metric again, or raise `maxAge`.",
  *judge({ id, metrics }) {
    for (const { query, sample, maxAgeMs, seen } of metrics) {
      if (seen.state !== "one" || seen.ageMs <= maxAgeMs) continue;
      const of = sample === query ? "" : ` of ${sample}`;
      yield {
        subject: `${id}, ${query}`,
        message: `has its newest sample${of} from ${seen.ageMs / 1_000} s before it was asked, where ${maxAgeMs / 1_000} s are allowed.`,
        remedy: `Make sure that the service still exports ${sample} and Prometheus still scrapes it, or raise \`maxAge\` of the metric in the item ${id} in promote.yaml.`,
        identity: `${id}\n${query}`,
      };
    }
  },
};
