import type { RuleSet } from "../../../../../gate/rule.ts";
import type { PagerdutyFacts } from "../facts.ts";
import { onCallGap } from "./on-call-gap.ts";
import { onCallNobody } from "./on-call-nobody.ts";
import { onCallPlaceholder } from "./on-call-placeholder.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const pagerdutyRules = {
  "on-call-nobody": onCallNobody,
  "on-call-gap": onCallGap,
  "on-call-placeholder": onCallPlaceholder,
} satisfies RuleSet<PagerdutyFacts>;
