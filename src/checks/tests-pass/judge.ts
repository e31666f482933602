import type { Account } from "../../gate/check.ts";
import type { Finding } from "../../gate/finding.ts";
import { applyRules } from "../../gate/rule.ts";
import type { TestsPassFacts } from "./facts.ts";
import { rules } from "./rules/index.ts";

/** Applies every rule to the run of the tests. */
export function judge(facts: TestsPassFacts): Iterable<Finding> {
  return applyRules("tests-pass", rules, facts);
}

/** How many tests passed and in what time; the report's digest as input and evidence. */
export function account(facts: TestsPassFacts): Account {
  const { report, reportPath } = facts;
  const headline = headlineOf(facts);
  if (report.state !== "read") return { headline };
  const { passed, failed, skipped, total, sha256 } = report;
  const counts = { passed, failed, skipped, total };
  return {
    headline,
    counts,
    inputs: [{ name: reportPath, sha256 }],
    evidence: { tests: { ...counts, reportSha256: sha256 } },
  };
}

function headlineOf({ report, exitCode, signal, durationMs }: TestsPassFacts): string {
  const time = `${(durationMs / 1000).toFixed(1)} s`;
  if (signal !== null) return `ended by ${signal} after ${time}`;
  if (report.state !== "read") return `no usable report after ${time}`;
  const { passed, failed, skipped, total, incomplete } = report;
  const aside = skipped === 0 ? "" : `, ${skipped} skipped,`;
  if (failed > 0) return `${failed} of ${testsOf(total)} failed${aside} in ${time}`;
  const doubt =
    incomplete !== null ? ", report incomplete" : exitCode !== 0 ? `, exit code ${exitCode}` : "";
  return `${testsOf(passed)} passed${aside} in ${time}${doubt}`;
}

function testsOf(count: number): string {
  return count === 1 ? "1 test" : `${count} tests`;
}
