import type { ItemKind } from "../item-kind.ts";
import type { PagerdutyFacts } from "./facts.ts";
import { pagerdutyRules } from "./rules/index.ts";

/** A schedule with somebody on call as long as the release is watched. */
export const pagerduty: ItemKind<PagerdutyFacts> = {
  rules: pagerdutyRules,
  evidence: ({ schedule, from, until, shifts }) => ({
    values: { schedule, from, until, onCall: [...new Set(shifts.map(({ name }) => name))] },
  }),
};
