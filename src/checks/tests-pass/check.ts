import type { CheckDefinition } from "../../gate/check.ts";
import { account } from "./account.ts";
import type { TestsPassFacts } from "./facts.ts";
import { gather } from "./gather.ts";
import { judge } from "./judge.ts";
import { rules } from "./rules/index.ts";

/** Step 6 of the promotion checklist. */
export const testsPass: CheckDefinition<
  "tests-pass",
  "clock" | "environment" | "files" | "processes" | "secrets",
  TestsPassFacts
> = {
  id: "tests-pass",
  title: "All tests pass",
  rules,
  gather,
  judge,
  account,
};
