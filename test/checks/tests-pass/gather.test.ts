import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { findFocusedTests } from "../../../src/checks/tests-pass/find-focused-tests.ts";
import { GateFault } from "../../../src/gate/fault.ts";
import { openNodeHost } from "../../../src/node-host/node-host.ts";
import { testHost } from "../../support/host.ts";
import { releaseOf } from "../../support/release.ts";
import { testRepository } from "../../support/repository.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { examine, runOf, stepOf } from "./run-of.ts";

const dependencies = join(import.meta.dirname, "../../../node_modules");
const vitest = `node ${JSON.stringify(join(dependencies, "vitest/vitest.mjs"))} run`;

/** A folder with Vitest at hand. */
function vitestProject(files: Readonly<Record<string, string>>): string {
  const project = temporaryFolder({ "package.json": '{ "type": "module" }', ...files });
  symlinkSync(dependencies, join(project, "node_modules"));
  return project;
}

const payouts = {
  "test/payouts.test.js": `import { describe, expect, it } from "vitest";
describe("payouts", () => {
  it("are made once", () => {});
  it("are rounded", () => {
    expect(0.1 + 0.2).toBe(0.3);
  });
  it.skip("are later", () => {});
});
`,
};

describe("a real Vitest", () => {
  it.each([
    ["json", "reports/vitest.json", "jest-json"],
    ["junit", "reports/vitest.xml", "junit-xml"],
  ])("with its reporter %s", async (reporter, report, format) => {
    const project = vitestProject(payouts);
    const command = `${vitest} --reporter=${reporter} --outputFile=${report}`;
    const examined = await examine(project, { command, report });
    const { findings, account } = examined;
    const facts = stepOf(examined);
    const text = readFileSync(join(project, report));
    expect(facts).toMatchObject({
      exitCode: 1,
      report: {
        ...{ state: "read", format, incomplete: null },
        ...{ passed: 1, failed: 1, skipped: 1, total: 3 },
        sha256: createHash("sha256").update(text).digest("hex"),
      },
    });
    expect(findings).toMatchObject([
      {
        rule: "tests-pass/tests-failed",
        subject: 'test "payouts > are rounded"',
        place: { file: "test/payouts.test.js", line: 5 },
      },
    ]);
    expect(findings[0]?.detail).not.toContain(project);
    expect(account.headline).toMatch(/^1 of 3 tests failed, 1 skipped, in \d+\.\d s$/);
  });

  it("with its JSON on stdout and a test that prints", async () => {
    const project = vitestProject({
      "test/a.test.js": `import { it } from "vitest";
it("prints", () => console.log("{ \\"numTotalTests\\": 9 }"));
`,
    });
    const command = `${vitest} --reporter=json`;
    const examined = await examine(project, { command, report: "stdout" });
    const { findings } = examined;
    expect(stepOf(examined).report).toMatchObject({ state: "read", passed: 1, total: 1 });
    expect(findings).toEqual([]);
  });
});

const sums = {
  "sums.test.mjs": `import { describe, it } from "node:test";
import assert from "node:assert";
describe("sums", () => {
  it("are sums", () => {});
  it("are right", () => {
    assert.equal(1 + 1, 3);
  });
  it.todo("are later");
});
`,
};

describe("a real node --test", () => {
  it.each([
    ["tap", "tap"],
    ["junit", "junit-xml"],
    ["spec", "node-spec"],
  ])("with its reporter %s on stdout", async (reporter, format) => {
    const project = temporaryFolder(sums);
    const command = `node --test --test-reporter=${reporter}`;
    const examined = await examine(project, { command, report: "stdout" });
    const { findings } = examined;
    expect(stepOf(examined)).toMatchObject({
      exitCode: 1,
      report: { format, incomplete: null, passed: 1, failed: 1, skipped: 1, total: 3 },
    });
    expect(findings).toMatchObject([
      { subject: 'test "sums > are right"', place: { file: "sums.test.mjs" } },
    ]);
  });

  it("over files without tests runs none", async () => {
    const project = temporaryFolder({ "a.test.mjs": "", "b.test.mjs": "" });
    const command = "node --test --test-reporter=tap";
    const { findings } = await examine(project, { command, report: "stdout" });
    expect(findings).toMatchObject([{ rule: "tests-pass/no-tests-ran" }]);
  });
});

describe("the report's file", () => {
  it("that is a folder or a link is refused", async () => {
    const settings = { command: 'node -e ""', report: "report.json" };
    const folder = temporaryFolder();
    mkdirSync(join(folder, "report.json"));
    const link = temporaryFolder({ "other.json": "{}" });
    symlinkSync("other.json", join(link, "report.json"));
    const reports = [await examine(folder, settings), await examine(link, settings)];
    expect(reports.map((examined) => stepOf(examined).report)).toEqual([
      { state: "refused", reason: "is a folder" },
      { state: "refused", reason: "is a symbolic link" },
    ]);
  });

  it("that stood there a moment ago and was left alone is stale", async () => {
    const project = temporaryFolder({ "report.tap": "ok 1 - adds\n1..1\n" });
    const examined = await examine(project, { command: 'node -e ""', report: "report.tap" });
    expect(stepOf(examined).report).toMatchObject({ state: "stale" });
  });

  it("that this run put there with an old date is stale", async () => {
    const project = temporaryFolder({
      "run.mjs": `import { utimesSync, writeFileSync } from "node:fs";
writeFileSync("report.tap", "ok 1 - adds\\n1..1\\n");
utimesSync("report.tap", 1_000_000_000, 1_000_000_000);
`,
    });
    const examined = await examine(project, { command: "node run.mjs", report: "report.tap" });
    expect(stepOf(examined).report).toEqual({
      state: "stale",
      modifiedAt: "2001-09-09T01:46:40.000Z",
    });
  });

  it("that says itself that it is older than the run is stale, however it came there", async () => {
    const day = 86_400_000;
    const of = (startTime: number) =>
      `{"numTotalTestSuites":1,"numFailedTests":0,"numTotalTests":1,"success":true,"startTime":${startTime},"testResults":[{"name":"a","status":"passed","assertionResults":[{"title":"t","status":"passed"}]}]}`;
    const project = temporaryFolder({
      "old.json": of(Date.now() - day),
      "run.mjs": `import { copyFileSync, readFileSync } from "node:fs";
copyFileSync("old.json", "report.json");
console.log(readFileSync("old.json", "utf8"));
`,
    });
    for (const report of ["report.json", "stdout"]) {
      const { findings } = await examine(project, { command: "node run.mjs", report });
      expect(findings).toMatchObject([{ rule: "tests-pass/report-stale" }]);
    }
    const fresh = await runOf({ report: "report.json", text: of(Date.now()), end: 0 });
    expect(fresh.findings).toEqual([]);
  });

  it("that this run wrote again with the same text is not", async () => {
    const text = "TAP version 13\nok 1 - adds\n1..1\n";
    const { findings } = await runOf({ report: "report.tap", text, end: 0, earlier: text });
    expect(findings).toEqual([]);
  });
});

describe("the command", () => {
  it("gets the declared variables and nothing else of this process", async () => {
    const project = temporaryFolder({
      "run.mjs": `const { DATABASE_URL, UNDECLARED } = process.env;
console.log(\`TAP version 13\\nok 1 - starts\`);
console.log(\`not ok 2 - reaches \${DATABASE_URL} and \${UNDECLARED}\\n1..2\`);
`,
    });
    const url = "postgres://tests:correct-horse@localhost/tests";
    const host = testHost({ variables: { DATABASE_URL: url, UNDECLARED: "undeclared" } });
    const examined = await examine(
      project,
      { command: "node run.mjs", report: "stdout", environment: ["DATABASE_URL"] },
      host,
    );
    expect(stepOf(examined).report).toMatchObject({
      passed: 1,
      failures: [{ name: "reaches [redacted] and undefined" }],
    });
    expect(JSON.stringify(examined)).not.toContain("correct-horse");
  });

  it("without a variable that is declared is not run", async () => {
    const project = temporaryFolder();
    const settings = { command: "node --version", report: "stdout", environment: ["DATABASE_URL"] };
    await expect(examine(project, settings)).rejects.toMatchObject({
      code: "run/variable-missing",
    });
  });

  it("that is not installed is a fault of the machine", async () => {
    const examining = examine(temporaryFolder(), { command: "no-such-runner", report: "stdout" });
    await expect(examining).rejects.toMatchObject({ code: "process/not-found" });
  });
});

describe("an .only", () => {
  it("that a real Vitest ran is told from the report and from the commit's source", async () => {
    const project = vitestProject({
      "test/sums.test.js": `import { it } from "vitest";
it.only("are sums", () => {});
it("are right", () => { throw new Error("never run"); });
it("are later", () => {});
`,
    });
    const report = "reports/vitest.json";
    const command = `${vitest} --allowOnly --reporter=json --outputFile=${report}`;
    const { findings } = await examine(project, { command, report });
    expect(findings).toMatchObject([
      { rule: "tests-pass/tests-left-out" },
      { rule: "tests-pass/test-focused", place: { file: "test/sums.test.js", line: 2 } },
    ]);
  });

  // Node 22 and later say nothing of the tests that are left out: there the source alone tells.
  const isTold = process.versions.node.startsWith("20.");
  const leftOut = isTold ? [{ message: "says that an `.only` leaves out 1 test." }] : [];

  it.each(["tap", "junit", "spec"])(
    "of a real node --test, by its reporter %s",
    async (reporter) => {
      const project = temporaryFolder({
        "sums.mjs": `import { it } from "node:test";
it("are sums", { only: true }, () => {});
it("are right", { only: true }, () => {});
it("are later", () => {});
`,
      });
      const command = `node --test --test-only --test-reporter=${reporter} sums.mjs`;
      const { findings } = await examine(project, { command, report: "stdout" });
      expect(findings).toMatchObject(leftOut);
    },
  );

  it("is looked for in the commit and not on disk, below the project alone", async () => {
    const repository = testRepository();
    const focus = 'it.only("a", () => {});\n';
    const commit = repository.commit({
      "shop/test/a.test.ts": focus,
      "shop/src/a.ts": focus,
      "shop/node_modules/dep/a.test.ts": focus,
      "shop 2/test/a.test.ts": focus,
      "shop/src/price-test.mjs": focus,
      "shop/.gitattributes": "*.mjs binary\n",
    });
    repository.write({ "shop/test/a.test.ts": "", "shop/test/b.test.ts": focus });
    const { candidate } = releaseOf(repository.path, {});
    const look = (prefix: string) => findFocusedTests(testHost(), { ...candidate, prefix, commit });
    const test = { file: "test/a.test.ts", line: 1, call: "it.only", title: "a" };
    expect(await look("shop")).toEqual([{ ...test, file: "src/price-test.mjs" }, test]);
    const files = (await look("")).map(({ file }) => file);
    expect(files).toEqual([
      "shop 2/test/a.test.ts",
      "shop/src/price-test.mjs",
      "shop/test/a.test.ts",
    ]);
  });
});

describe("steps", () => {
  const tap = "node -e \"console.log('TAP version 13\\nok 1 - a\\n1..1')\"";

  it("run in order until one fails, each with a log of its own", async () => {
    const project = temporaryFolder({ "mark.mjs": 'console.log("ran", process.env.API_TOKEN);' });
    const { PATH, HOME } = process.env;
    const node = openNodeHost({
      variables: { PATH, HOME, API_TOKEN: "tok_0123456789abcdef" },
      installation: project,
    });
    onTestFinished(() => node.close());
    node.logUnder(join(project, "logs"));
    const settings = {
      steps: [
        { name: "types", command: "node mark.mjs", environment: ["API_TOKEN"] },
        { name: "unit", command: tap, report: "stdout" },
        { name: "build", command: "node -e process.exit(1)" },
        { name: "migrations", command: "node mark.mjs" },
      ],
    };
    const limit = { ms: 60_000, fault: new GateFault("run/time-limit", { limitMs: 60_000 }) };
    const { facts } = await node.within("tests-pass", limit, (host) =>
      examine(project, settings, host),
    );
    expect(facts.steps.map(({ name, exitCode }) => [name, exitCode])).toEqual([
      ["types", 0],
      ["unit", 0],
      ["build", 1],
    ]);
    expect(facts.notRun).toEqual(["migrations"]);
    const logOf = (name: string) => readFileSync(join(project, "logs", name), "utf8");
    expect(logOf("tests-pass.types.log")).toBe("ran [redacted]\n");
    expect(logOf("tests-pass.unit.log")).toContain("ok 1 - a");
  });

  it("that outlives its limit is ended with a grandchild that ignores SIGTERM", async () => {
    const project = temporaryFolder({
      "grandchild.sh": "trap '' TERM\necho $$ > pid\nsleep 600\n",
      "run.sh": "sh grandchild.sh & wait\n",
    });
    const step = { name: "unit", command: "sh run.sh", report: "stdout", timeout: "3s" };
    await expect(examine(project, { steps: [step] })).rejects.toMatchObject({
      code: "process/time-limit",
    });
    const pid = readFileSync(join(project, "pid"), "utf8").trim();
    expect(pid).toMatch(/^\d+$/);
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it("with the same failing test are two findings", async () => {
    const failing = "node -e \"console.log('TAP version 13\\nnot ok 1 - a\\n1..1')\"";
    const fingerprintIn = async (name: string) => {
      const step = { name, command: failing, report: "stdout" };
      const { findings } = await examine(temporaryFolder(), { steps: [step] });
      return findings.find(({ rule }) => rule === "tests-pass/tests-failed")?.fingerprint;
    };
    expect(await fingerprintIn("unit")).not.toBe(await fingerprintIn("integration"));
  });

  it("are compared with their own number of tests in the record", async () => {
    const steps = ["unit", "integration"].map((name) => ({
      ...{ name, command: tap, report: "stdout", maxDropPercent: 0 },
    }));
    const recorded = [
      { name: "unit", passed: 1, failed: 0 },
      { name: "integration", passed: 2, failed: 0 },
    ];
    const { findings } = await examine(temporaryFolder(), { steps }, testHost(), {
      earlier: {
        file: "records/r.sigstore.json",
        finishedAt: "2026-11-20T01:00:00Z",
        evidence: { tests: { passed: 3, failed: 0, steps: recorded } },
      },
    });
    expect(findings).toMatchObject([
      { rule: "tests-pass/tests-lost", subject: "test report on stdout in step integration" },
    ]);
  });
});

/** Whether it runs; what has ended and waits to be collected does not. */
function isRunning(pid: string): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

describe("secrets", () => {
  it("in a failure's name, message and the last lines are redacted before anything is cut", async () => {
    const token = "tok_0123456789abcdef";
    const project = temporaryFolder({
      "run.mjs": `const message = "x".repeat(990) + process.env.API_TOKEN;
console.log("TAP version 13\\nnot ok 1 - uses " + process.env.API_TOKEN);
console.log("  ---\\n  error: '" + message + "'\\n  ...\\n1..1");
console.error("y".repeat(290) + process.env.API_TOKEN);
process.exit(1);
`,
    });
    const host = testHost({ variables: { API_TOKEN: token } });
    const settings = { command: "node run.mjs", report: "stdout", environment: ["API_TOKEN"] };
    const { facts, findings } = await examine(project, settings, host);
    expect(findings[0]?.subject).toBe('test "uses [redacted]"');
    expect(JSON.stringify([facts, findings])).not.toContain("tok_0");
  });
});
