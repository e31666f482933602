import type { ConditionOperator } from "../../../../config/settings/checklist/prometheus.ts";

/** What Prometheus has of one metric. No data, NaN and errors are faults, so they are not among it. */
export type SeenMetric =
  /** A query that one value is expected of yields several. */
  | { readonly state: "several"; readonly series: number }
  | { readonly state: "one"; readonly value: number; readonly ageMs: number };

export type MetricFacts = {
  /** As it was sent. */
  readonly query: string;
  /** The selector of the series whose newest sample tells the age. */
  readonly sample: string;
  readonly maxAgeMs: number;
  readonly condition: { readonly operator: ConditionOperator; readonly value: number };
  readonly seen: SeenMetric;
};

export type PrometheusFacts = {
  readonly id: string;
  readonly kind: "prometheus";
  /** Where it was asked: without user information and query; the origin alone when a variable holds the URL. */
  readonly address: string;
  /** The instant that every query was evaluated at, by the clock of Prometheus. */
  readonly at: string;
  readonly metrics: readonly MetricFacts[];
};
