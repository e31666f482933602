import type { CheckDefinition } from "../../gate/check.ts";
import type { BreakingChangesFacts } from "./facts.ts";
import { gather } from "./gather.ts";
import { account, judge } from "./judge.ts";
import { rules } from "./rules/index.ts";

/** Step 3 of the promotion checklist. */
export const breakingChanges: CheckDefinition<
  "breaking-changes",
  "processes" | "clock",
  BreakingChangesFacts
> = {
  id: "breaking-changes",
  title: "The API breaks no client of the last release",
  rules,
  gather,
  judge,
  account,
};
