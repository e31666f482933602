import { expect, it } from "vitest";
import { earlierCountOf } from "../../../src/checks/tests-pass/earlier-counts.ts";
import type { Json } from "../../../src/data/json.ts";

const file = "earlier.json";
const steps = [
  { name: null, passed: 3, failed: 0 },
  { name: "unit", passed: 5, failed: 1, skipped: 9 },
  { name: "types" },
  { name: "none", passed: 0, failed: 0 },
];
const tests = { passed: 8, failed: 1, steps };

it.each<[string, string | undefined, boolean, Json, number | null]>([
  ["a single report with all tests", "renamed", true, { tests }, 9],
  ["a step with its own", "unit", false, { tests }, 6],
  ["the one without a name with its own", undefined, false, { tests }, 3],
  ["a new step with nothing", "new", false, { tests }, null],
  ["a step that left no report with nothing", "types", false, { tests }, null],
  ["no tests with nothing", "none", false, { tests }, null],
  ["a record without steps with nothing", "unit", false, { tests: { passed: 1, failed: 0 } }, null],
  ["what is no number with nothing", "unit", true, { tests: { passed: -1, failed: 0 } }, null],
  ["another evidence with nothing", "unit", true, {}, null],
])("compares %s", (_, name, isOnlyReport, evidence, ran) => {
  const record = { file, finishedAt: "2026-11-20T01:00:00Z", evidence } as const;
  const expected = ran === null ? null : { file, ran };
  expect(earlierCountOf(record as never, name, isOnlyReport)).toEqual(expected);
});

it("compares without a record with nothing", () => {
  expect(earlierCountOf(undefined, "unit", true)).toBeNull();
});
