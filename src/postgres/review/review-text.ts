import type { RuleText } from "../../gate/rule.ts";
import { hazardRules } from "../hazards/rules/index.ts";
import { reviewRules } from "./rules/index.ts";

/** All that `promote snapshot review` can say, in words: its own rules and those of the hazards. */
export const snapshotReviewText: {
  readonly id: string;
  readonly title: string;
  readonly rules: { readonly [name: string]: RuleText };
} = {
  id: "snapshot-review",
  title: "What a pull request's change of the schema snapshot puts at risk",
  rules: { ...reviewRules, ...hazardRules },
};
