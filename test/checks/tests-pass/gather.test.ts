import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testHost } from "../../support/host.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { examine, runOf } from "./run-of.ts";

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
    const { facts, findings, account } = await examine(project, { command, report });
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
    const { facts, findings } = await examine(project, { command, report: "stdout" });
    expect(facts.report).toMatchObject({ state: "read", passed: 1, total: 1 });
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
  ])("with its reporter %s on stdout", async (reporter, format) => {
    const project = temporaryFolder(sums);
    const command = `node --test --test-reporter=${reporter}`;
    const { facts, findings } = await examine(project, { command, report: "stdout" });
    expect(facts).toMatchObject({
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
  it("that is a folder or a link is unreadable", async () => {
    const settings = { command: 'node -e ""', report: "report.json" };
    const folder = temporaryFolder();
    mkdirSync(join(folder, "report.json"));
    const link = temporaryFolder({ "other.json": "{}" });
    symlinkSync("other.json", join(link, "report.json"));
    const reports = [await examine(folder, settings), await examine(link, settings)];
    expect(reports.map(({ facts }) => facts.report)).toEqual([
      { state: "unreadable", reason: "is a directory, not a file" },
      { state: "unreadable", reason: "is a link, not a file" },
    ]);
  });

  it("that stood there a moment ago and was left alone is stale", async () => {
    const project = temporaryFolder({ "report.tap": "ok 1 - adds\n1..1\n" });
    const { facts } = await examine(project, { command: 'node -e ""', report: "report.tap" });
    expect(facts.report).toMatchObject({ state: "stale" });
  });

  it("that this run put there with an old date is stale", async () => {
    const project = temporaryFolder({
      "run.mjs": `import { utimesSync, writeFileSync } from "node:fs";
writeFileSync("report.tap", "ok 1 - adds\\n1..1\\n");
utimesSync("report.tap", 1_000_000_000, 1_000_000_000);
`,
    });
    const { facts } = await examine(project, { command: "node run.mjs", report: "report.tap" });
    expect(facts.report).toEqual({ state: "stale", modifiedAt: "2001-09-09T01:46:40.000Z" });
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
    const { facts } = await examine(
      project,
      { command: "node run.mjs", report: "stdout", environment: ["DATABASE_URL"] },
      host,
    );
    expect(facts.report).toMatchObject({
      passed: 1,
      failures: [{ name: "reaches [redacted] and undefined" }],
    });
    expect(JSON.stringify(facts)).not.toContain("correct-horse");
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
