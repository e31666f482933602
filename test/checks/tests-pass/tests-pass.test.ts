import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testsPass } from "../../../src/checks/tests-pass/check.ts";
import type { TestsPassFacts } from "../../../src/checks/tests-pass/facts.ts";
import { describeCases } from "../../support/cases.ts";
import { describeGatheredCases } from "../../support/gathered-cases.ts";
import { repositoryOfFile } from "../../support/repository.ts";
import { runOf, type Script } from "./run-of.ts";

const directory = join(import.meta.dirname, "cases");

/** The script of a case: its report stands beside it in a file of its own. */
function scriptOf(folder: string): Script {
  const script = JSON.parse(readFileSync(join(folder, "script.json"), "utf8")) as Script;
  const written = join(folder, "report.txt");
  return existsSync(written) ? { ...script, text: readFileSync(written, "utf8") } : script;
}

/** Time and the digest of a report that names its folder differ from run to run. */
function pinned(facts: TestsPassFacts): TestsPassFacts {
  const sha256 = "0".repeat(64);
  const steps = facts.steps.map(({ report, ...step }) => ({
    ...step,
    durationMs: 3_100,
    report: report?.state === "read" ? { ...report, sha256 } : report,
  }));
  return { ...facts, steps };
}

const emptyCommit = repositoryOfFile(() => ({}));

describeGatheredCases(directory, "script.json", async (folder) =>
  pinned((await runOf(scriptOf(folder), emptyCommit())).facts),
);

describeCases(testsPass, directory);

describe("account", () => {
  const facts = (name: string) =>
    JSON.parse(readFileSync(join(directory, name, "facts.json"), "utf8")) as TestsPassFacts;

  it.each([
    ["vitest-json--passes", "3 tests passed, 2 skipped, in 3.1 s"],
    ["tests-failed-vitest-json", "3 of 7 tests failed, 3 skipped, in 3.1 s"],
    ["exit-code-without-failures", "1 test passed in 3.1 s, exit code 1"],
    ["report-incomplete-tap", "1 test passed in 3.1 s, report incomplete"],
    ["report-missing", "no usable report after 3.1 s"],
    ["command-killed", "ended by SIGKILL after 3.1 s"],
    ["no-tests-ran", "0 tests passed in 3.1 s"],
    ["steps-all-run--passes", "3 tests passed in 3 steps and 9.3 s"],
    [
      "steps-not-run",
      "step unit failed: 1 of 2 tests failed in 3.1 s (2 of 4 steps run, 2 not run)",
    ],
    ["tests-lost", "3 tests passed in 3.1 s; 3 ran, 4 in the last record"],
    [
      "tests-not-compared",
      "3 tests passed in 3.1 s; no verified record to compare the number of tests with",
    ],
  ])("of %s is headed %j", (name, headline) => {
    expect(testsPass.account(facts(name)).headline).toBe(headline);
  });

  it("has the counts and the report's digest, when there is a report", () => {
    const sha256 = "0".repeat(64);
    const counts = { passed: 3, failed: 0, skipped: 2, total: 5 };
    expect(testsPass.account(facts("vitest-json--passes"))).toMatchObject({
      counts,
      inputs: [{ name: "reports/vitest.json", sha256 }],
      evidence: { tests: { ...counts, reportSha256: sha256 } },
    });
    expect(testsPass.account(facts("report-stale"))).not.toHaveProperty("counts");
  });

  it("has of each step how it ended, its counts, how long it took and its log", () => {
    const { evidence, inputs } = testsPass.account(facts("steps-not-run"));
    const duration = "under 10 s";
    expect(evidence?.["tests"]).toMatchObject({
      ...{ passed: 1, failed: 1, skipped: 0, total: 2 },
      steps: [
        { name: "types", status: "passed", exitCode: 0, duration, log: "tests-pass.types.log" },
        { name: "unit", status: "failed", passed: 1, failed: 1, log: "tests-pass.unit.log" },
        { name: "build", status: "not-run" },
        { name: "migrations", status: "not-run" },
      ],
    });
    expect(inputs).toMatchObject([{ name: "stdout of step unit" }]);
  });
});
