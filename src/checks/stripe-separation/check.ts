import type { ValueHost } from "../../environments/sources/open-source.ts";
import type { CheckDefinition } from "../../gate/check.ts";
import { committedRules } from "./committed/rules/index.ts";
import type { StripeSeparationFacts } from "./facts.ts";
import { gather } from "./gather.ts";
import { account, judge } from "./judge.ts";
import { onlineRules } from "./online/rules/index.ts";
import { requiredRules } from "./required/rules/index.ts";
import { rules } from "./rules/index.ts";

/** Step 4 of the promotion checklist. */
export const stripeSeparation: CheckDefinition<
  "stripe-separation",
  keyof ValueHost | "clock",
  StripeSeparationFacts
> = {
  id: "stripe-separation",
  title: "Stripe keys of staging and production are apart",
  rules: { ...rules, ...onlineRules, ...committedRules, ...requiredRules },
  gather,
  judge,
  account,
};
