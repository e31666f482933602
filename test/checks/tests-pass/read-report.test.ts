import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { TestsPassFacts } from "../../../src/checks/tests-pass/facts.ts";
import { readReport } from "../../../src/checks/tests-pass/read-report.ts";
import { testHost } from "../../support/host.ts";
import { scriptOf } from "./run-of.ts";

const directory = join(import.meta.dirname, "cases");
const project = "/srv/shop";

/** The cases of a single step whose report is told from its text alone. */
const cases = readdirSync(directory).flatMap((name) => {
  const { text } = scriptOf(join(directory, name));
  const facts = JSON.parse(
    readFileSync(join(directory, name, "facts.json"), "utf8"),
  ) as TestsPassFacts;
  const [step, ...others] = facts.steps;
  const seen = step?.report ?? undefined;
  const isByFile = seen === undefined || ["absent", "refused", "too-large"].includes(seen.state);
  if (text === undefined || isByFile || others.length > 0) return [];
  return [{ name, seen, text: text.replaceAll("{project}", project) }];
});

describe("readReport", () => {
  it.each(cases)("sees $name", ({ text, seen }) => {
    const now = new Date();
    const written = text.replaceAll('"{now}"', String(now.getTime()));
    const told = readReport(testHost(), project, written, now);
    const { sha256, ...report } = { sha256: undefined, ...told };
    const { sha256: _, ...expected } = { sha256: undefined, ...seen };
    expect(report).toEqual(expected);
    expect(sha256 === undefined).toBe(told.state !== "read");
  });

  it.each([
    ["a.test.mjs", 0],
    ["../b_test.cts", 0],
    ["test/deep/c.js", 0],
    ["test.js", 0],
    ["test-all.js", 0],
    ["latest.js", 1],
    ["fixtures/a.ts", 1],
    ["reads test/a.js", 1],
    ["test/a.json", 1],
  ])("takes %s for %i tests, as Node reports a file without any", (name, total) => {
    const text = `TAP version 13\nok 1 - ${name}\n1..1\n`;
    expect(readReport(testHost(), project, text, new Date())).toMatchObject({ total });
  });

  it("keeps no more than the beginning of what a test reports", () => {
    const text = `TAP version 14\nnot ok 1 - a\n  ---\n  error: '${"x".repeat(2_000)}'\n  ...\n1..1\n`;
    const report = readReport(testHost(), project, text, new Date());
    expect(report).toMatchObject({ failures: [{ message: "x".repeat(1_000) }] });
  });
});
