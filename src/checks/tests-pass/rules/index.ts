import type { RuleSet } from "../../../gate/rule.ts";
import type { TestsPassFacts } from "../facts.ts";
import { commandKilled } from "./command-killed.ts";
import { exitCodeDisagrees } from "./exit-code-disagrees.ts";
import { noTestsRan } from "./no-tests-ran.ts";
import { reportIncomplete } from "./report-incomplete.ts";
import { reportMissing } from "./report-missing.ts";
import { reportStale } from "./report-stale.ts";
import { reportUnreadable } from "./report-unreadable.ts";
import { testsFailed } from "./tests-failed.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const rules = {
  "command-killed": commandKilled,
  "tests-failed": testsFailed,
  "report-missing": reportMissing,
  "report-stale": reportStale,
  "report-unreadable": reportUnreadable,
  "report-incomplete": reportIncomplete,
  "no-tests-ran": noTestsRan,
  "exit-code-disagrees": exitCodeDisagrees,
} satisfies RuleSet<TestsPassFacts>;
