import type { RuleSet } from "../../../../../gate/rule.ts";
import type { PrometheusFacts } from "../facts.ts";
import { metricAmbiguous } from "./metric-ambiguous.ts";
import { metricConditionNotMet } from "./metric-condition-not-met.ts";
import { metricStale } from "./metric-stale.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const prometheusRules = {
  "metric-ambiguous": metricAmbiguous,
  "metric-stale": metricStale,
  "metric-condition-not-met": metricConditionNotMet,
} satisfies RuleSet<PrometheusFacts>;
