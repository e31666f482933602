import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testsPass } from "../../../src/checks/tests-pass/check.ts";
import type {
  FocusedTest,
  StepFacts,
  TestFailure,
  TestsPassFacts,
} from "../../../src/checks/tests-pass/facts.ts";
import { describeCases } from "../../support/cases.ts";

const directory = join(import.meta.dirname, "cases");

describeCases(testsPass, directory);

const facts = (name: string) =>
  JSON.parse(readFileSync(join(directory, name, "facts.json"), "utf8")) as TestsPassFacts;

/** The last step of a case alone, one thing otherwise. */
const changed = (name: string, change: Partial<StepFacts>): TestsPassFacts => ({
  ...facts(name),
  steps: facts(name)
    .steps.slice(-1)
    .map((step) => ({ ...step, ...change })),
  notRun: [],
});

const rulesOf = (given: TestsPassFacts) =>
  [...testsPass.judge(given)].map(({ rule }) => rule.replace("tests-pass/", ""));

describe("judge", () => {
  it.each([
    "command-failed",
    "no-tests-ran",
    "report-empty",
    "report-incomplete-tap",
    "report-missing",
    "report-refused",
    "report-stale",
    "report-too-large",
    "report-unreadable-other-json",
  ])("says of a command that was killed no more than that: %s", (name) => {
    const killed = changed(name, { exitCode: null, signal: "SIGKILL" });
    expect(rulesOf(killed)).toEqual(["command-killed"]);
  });

  it.each([
    [128, "exit-code-disagrees"],
    [129, "crashed-after-green-report"],
    [159, "crashed-after-green-report"],
    [160, "exit-code-disagrees"],
  ])("takes exit code %i for %s", (exitCode, rule) => {
    expect(rulesOf(changed("vitest-json--passes", { exitCode }))).toEqual([rule]);
  });

  it.each([
    ["report-missing", null],
    ["no-tests-ran", null],
    ["no-tests-ran-all-skipped", { file: "earlier.json", ran: 9 }],
    ["report-missing", { file: "earlier.json", ran: 9 }],
  ])("counts nothing where nothing ran: %s", (name, earlier) => {
    const limits = { minTests: 5, maxSkipped: 0, maxDropPercent: 0 };
    const rules = rulesOf(changed(name, { limits, earlier }));
    expect(rules).toEqual([name.replace("-all-skipped", "")]);
  });

  it("shows the last lines of a command that failed, and where it said nothing, none", () => {
    const detailsOf = (lastLines: string) =>
      [...testsPass.judge(changed("command-failed", { lastLines }))].map(({ detail }) => detail);
    expect(detailsOf("out of memory")).toEqual(["out of memory"]);
    expect(detailsOf("")).toEqual([undefined]);
  });

  it("says of a test that fails where it is and what it reported, as far as that is known", () => {
    const [step] = facts("tests-failed-vitest-json").steps;
    const judged = (failure: TestFailure) => {
      const report = { ...step?.report, failed: 1, failures: [failure] } as StepFacts["report"];
      return [...testsPass.judge(changed("tests-failed-vitest-json", { report }))][0];
    };
    const place = { file: "test/a.test.ts", line: 5 };
    const told = judged({ name: "a", ...place, message: "no" });
    expect(told).toMatchObject({ place, detail: "no" });
    expect(judged({ name: "a", file: place.file, message: "" })?.place).toStrictEqual({
      file: place.file,
    });
    const unplaced = judged({ name: "a", message: "" });
    expect(unplaced).not.toHaveProperty("place");
    const elsewhere = judged({ name: "a", file: "test/b.test.ts", message: "no" });
    expect(elsewhere?.fingerprint).not.toBe(told?.fingerprint);
  });

  it.each([
    ["it.only", "`.only`"],
    ["fit", "`f`"],
    ["it({ only: true })", "`only: true`"],
  ])("says what to remove of %s, and tells two of one name apart", (call, named) => {
    const test: FocusedTest = { file: "test/a.test.ts", line: 3, call, title: "pays" };
    const focused = [test, { ...test, line: 9 }];
    const [one, other] = testsPass.judge({ ...facts("vitest-json--passes"), focused });
    expect(one?.remedy).toContain(named);
    expect(one?.place).toEqual({ file: "test/a.test.ts", line: 3 });
    expect(one?.fingerprint).not.toBe(other?.fingerprint);
  });
});

describe("account", () => {
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
    ["command-killed-exit-code", "exit code 137 after 3.1 s"],
    ["steps-last-failed", "step build failed: exit code 3 after 3.1 s (2 of 2 steps run)"],
    [
      "tests-not-compared",
      "3 tests passed in 3.1 s; no verified record to compare the number of tests with",
    ],
  ])("of %s is headed %j", (name, headline) => {
    expect(testsPass.account(facts(name)).headline).toBe(headline);
  });

  it("of a step says which failed, and whether tests are skipped", () => {
    const { steps } = facts("steps-all-run--passes");
    const [types, unit, build] = steps;
    const failed = { ...build, exitCode: 3 } as StepFacts;
    const headlineOf = (given: readonly (StepFacts | undefined)[]) =>
      testsPass.account({ steps: given as StepFacts[], notRun: [], focused: [] }).headline;
    expect(headlineOf([types, unit, failed])).toContain("step build failed");
    const whole = { steps: [types, unit, failed] as StepFacts[], notRun: ["pack"], focused: [] };
    expect([...testsPass.judge(whole)].at(-1)?.message).toContain("because step build fails");
    const report = { ...unit?.report, skipped: 2 } as StepFacts["report"];
    expect(headlineOf([{ ...unit, report } as StepFacts])).toContain("3 tests passed, 2 skipped,");
  });

  it.each([
    ["two that were compared", [9, 9], "; numbers of tests compared with the last record"],
    ["two, one of them new", [9, null], "; no verified record of b to compare"],
    ["two new ones", [null, null], "; no verified record to compare"],
  ])("of %s says so", (_, counts, words) => {
    const [step] = facts("tests-lost").steps;
    const steps = counts.map((ran, at) => {
      const earlier = ran === null ? null : { file: "earlier.json", ran };
      return { ...step, name: at === 0 ? "a" : "b", earlier } as StepFacts;
    });
    expect(testsPass.account({ steps, notRun: [], focused: [] }).headline).toContain(words);
  });

  it("of a comparison without a report says that none ran", () => {
    const { headline } = testsPass.account(changed("tests-lost", { report: { state: "absent" } }));
    expect(headline).toContain("; none ran, 4 in the last record");
  });

  it.each([
    [9_999, "under 10 s"],
    [10_000, "under 1 min"],
    [60_000, "under 10 min"],
    [600_000, "10 min or more"],
  ])("says that %i ms are %s", (durationMs, duration) => {
    const { evidence } = testsPass.account(changed("vitest-json--passes", { durationMs }));
    expect(evidence?.["tests"]).toMatchObject({ steps: [{ duration, log: "tests-pass.log" }] });
  });

  it.each([
    ["command-failed", "failed"],
    ["report-missing", "failed"],
    ["exit-code-without-failures", "failed"],
    ["exit-code-zero-with-failures", "failed"],
    ["vitest-json--passes", "passed"],
  ])("has %s as %s", (name, status) => {
    expect(testsPass.account(changed(name, {})).evidence?.["tests"]).toMatchObject({
      steps: [{ status }],
    });
  });

  it("names the report of each step that left one, and no digest of several as one", () => {
    const { steps } = facts("vitest-json--passes");
    const [step] = steps as [StepFacts];
    const { inputs, evidence } = testsPass.account({
      steps: [
        { ...step, name: "unit" },
        { ...step, name: "slow", report: { state: "absent" } },
        { ...step, name: "tap", reportPath: "stdout" },
      ],
      notRun: [],
      focused: [],
    });
    expect(inputs?.map(({ name }) => name)).toEqual(["reports/vitest.json", "stdout of step tap"]);
    expect(evidence?.["tests"]).toMatchObject({ passed: 6, total: 10 });
    expect(evidence?.["tests"]).not.toHaveProperty("reportSha256");
    expect(testsPass.account(facts("tests-lost")).inputs).toMatchObject([{ name: "stdout" }]);
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
