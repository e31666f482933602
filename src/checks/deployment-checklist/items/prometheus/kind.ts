import type { ItemKind } from "../item-kind.ts";
import { textOf } from "./condition.ts";
import type { PrometheusFacts } from "./facts.ts";
import { prometheusRules } from "./rules/index.ts";

/** Metrics that are there, fresh, and hold. */
export const prometheus: ItemKind<PrometheusFacts> = {
  rules: prometheusRules,
  evidence({ address, at, metrics }) {
    const told = metrics.flatMap(({ query, condition, seen }) =>
      seen.state === "one"
        ? [{ query, value: seen.value, condition: textOf(condition), sampleAgeMs: seen.ageMs }]
        : [],
    );
    return { values: { address, at, metrics: told } };
  },
};
