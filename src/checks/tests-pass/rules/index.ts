import type { RuleSet } from "../../../gate/rule.ts";
import type { StepFacts, TestsPassFacts } from "../facts.ts";
import { commandFailed } from "./command-failed.ts";
import { commandKilled } from "./command-killed.ts";
import { crashedAfterGreenReport } from "./crashed-after-green-report.ts";
import { exitCodeDisagrees } from "./exit-code-disagrees.ts";
import { noTestsRan } from "./no-tests-ran.ts";
import { reportEmpty } from "./report-empty.ts";
import { reportIncomplete } from "./report-incomplete.ts";
import { reportMissing } from "./report-missing.ts";
import { reportRefused } from "./report-refused.ts";
import { reportStale } from "./report-stale.ts";
import { reportTooLarge } from "./report-too-large.ts";
import { reportUnreadable } from "./report-unreadable.ts";
import { stepsNotRun } from "./steps-not-run.ts";
import { testFocused } from "./test-focused.ts";
import { testsFailed } from "./tests-failed.ts";
import { testsLeftOut } from "./tests-left-out.ts";
import { testsLost } from "./tests-lost.ts";
import { testsNotCompared } from "./tests-not-compared.ts";
import { tooFewTests } from "./too-few-tests.ts";
import { tooManySkipped } from "./too-many-skipped.ts";

/** What is said of one step, in the order a reader wants to hear it. */
export const stepRules = {
  "command-killed": commandKilled,
  "tests-failed": testsFailed,
  "command-failed": commandFailed,
  "report-missing": reportMissing,
  "report-empty": reportEmpty,
  "report-stale": reportStale,
  "report-refused": reportRefused,
  "report-too-large": reportTooLarge,
  "report-unreadable": reportUnreadable,
  "report-incomplete": reportIncomplete,
  "no-tests-ran": noTestsRan,
  "crashed-after-green-report": crashedAfterGreenReport,
  "exit-code-disagrees": exitCodeDisagrees,
  "tests-left-out": testsLeftOut,
  "too-few-tests": tooFewTests,
  "tests-lost": testsLost,
  "tests-not-compared": testsNotCompared,
  "too-many-skipped": tooManySkipped,
} satisfies RuleSet<StepFacts>;

/** What is said of the whole, after its steps. */
export const runRules = {
  "test-focused": testFocused,
  "steps-not-run": stepsNotRun,
} satisfies RuleSet<TestsPassFacts>;

/** Rules by file name, in the order a reader wants to hear them. */
export const rules = { ...stepRules, ...runRules };
