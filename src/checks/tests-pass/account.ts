import { counted } from "../../data/counted.ts";
import type { Json } from "../../data/json.ts";
import type { Account, Input } from "../../gate/check.ts";
import {
  isFailed,
  killOf,
  ranOf,
  readReportOf,
  type StepFacts,
  type TestCounts,
  type TestsPassFacts,
} from "./facts.ts";

/** How many tests passed and in what time; of each step its counts, how long it took and its log. */
export function account(facts: TestsPassFacts): Account {
  const { steps, notRun } = facts;
  const reports = steps.flatMap((step) => readReportOf(step) ?? []);
  const headline = `${headlineOf(facts)}${comparisonOf(steps)}`;
  const named = [
    ...steps.map(stepEvidenceOf),
    ...notRun.map((name) => ({ name, status: "not-run" })),
  ];
  if (reports.length === 0) return { headline, evidence: { tests: { steps: named } } };
  const counts = sumOf(reports);
  const [only, ...more] = reports;
  const single = only !== undefined && more.length === 0 ? { reportSha256: only.sha256 } : {};
  return {
    headline,
    counts: { ...counts },
    inputs: steps.flatMap(inputOf),
    evidence: { tests: { ...counts, ...single, steps: named } },
  };
}

function inputOf(step: StepFacts): readonly Input[] {
  const report = readReportOf(step);
  if (report === undefined || step.reportPath === null) return [];
  const isNamed = step.name !== null && step.reportPath === "stdout";
  const name = isNamed ? `stdout of step ${step.name}` : step.reportPath;
  return [{ name, sha256: report.sha256 }];
}

function stepEvidenceOf(step: StepFacts): Json {
  const report = readReportOf(step);
  return {
    name: step.name,
    status: isFailed(step) ? "failed" : "passed",
    exitCode: step.exitCode,
    duration: durationClassOf(step.durationMs),
    log: step.name === null ? "tests-pass.log" : `tests-pass.${step.name}.log`,
    ...(report === undefined ? {} : { ...countsOf(report), reportSha256: report.sha256 }),
  };
}

/** How long a step took, coarsely: what two runs of the same commit agree on. */
function durationClassOf(ms: number): string {
  if (ms < 10_000) return "under 10 s";
  if (ms < 60_000) return "under 1 min";
  return ms < 600_000 ? "under 10 min" : "10 min or more";
}

function countsOf({ passed, failed, skipped, total }: TestCounts): TestCounts {
  return { passed, failed, skipped, total };
}

function sumOf(reports: readonly TestCounts[]): TestCounts {
  return reports.reduce<TestCounts>(
    (sum, { passed, failed, skipped, total }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
      total: sum.total + total,
    }),
    { passed: 0, failed: 0, skipped: 0, total: 0 },
  );
}

function headlineOf({ steps, notRun }: TestsPassFacts): string {
  const [only] = steps;
  if (only !== undefined && only.name === null) return stepHeadlineOf(only);
  const last = steps.at(-1);
  const all = steps.length + notRun.length;
  if (last !== undefined && isFailed(last)) {
    const rest = notRun.length === 0 ? "" : `, ${notRun.length} not run`;
    return `step ${last.name} failed: ${stepHeadlineOf(last)} (${steps.length} of ${all} steps run${rest})`;
  }
  const { passed, skipped } = sumOf(steps.flatMap((step) => readReportOf(step) ?? []));
  const aside = skipped === 0 ? "" : `, ${skipped} skipped,`;
  const time = secondsOf(steps.reduce((sum, { durationMs }) => sum + durationMs, 0));
  return `${counted(passed, "test")} passed${aside} in ${counted(all, "step")} and ${time}`;
}

function stepHeadlineOf(step: StepFacts): string {
  const { report, exitCode, signal, durationMs } = step;
  const time = secondsOf(durationMs);
  if (signal !== null) return `ended by ${signal} after ${time}`;
  if (report === null || killOf(step) !== null) return `exit code ${exitCode} after ${time}`;
  if (report.state !== "read") return `no usable report after ${time}`;
  const { passed, failed, skipped, total, incomplete } = report;
  const aside = skipped === 0 ? "" : `, ${skipped} skipped,`;
  if (failed > 0) return `${failed} of ${counted(total, "test")} failed${aside} in ${time}`;
  const doubt =
    incomplete !== null ? ", report incomplete" : exitCode !== 0 ? `, exit code ${exitCode}` : "";
  return `${counted(passed, "test")} passed${aside} in ${time}${doubt}`;
}

/** What the number of tests was compared with, where that was asked for. */
function comparisonOf(steps: readonly StepFacts[]): string {
  const asked = steps.filter(({ limits }) => limits.maxDropPercent !== null);
  const lacking = asked.filter(({ earlier }) => earlier === null);
  if (asked.length === 0) return "";
  if (lacking.length === asked.length)
    return "; no verified record to compare the number of tests with";
  const names = lacking.map(({ name }) => name).join(", ");
  if (lacking.length > 0)
    return `; no verified record of ${names} to compare the number of tests with`;
  const [first] = asked;
  return asked.length === 1 && first !== undefined && first.earlier !== null
    ? `; ${ranWords(first)}, ${first.earlier.ran} in the last record`
    : "; numbers of tests compared with the last record";
}

function ranWords(step: StepFacts): string {
  const report = readReportOf(step);
  return report === undefined ? "none ran" : `${ranOf(report)} ran`;
}

function secondsOf(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
