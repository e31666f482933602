import { describe, expect, it } from "vitest";
import { told } from "./told.ts";

describe("TAP", () => {
  it("counts leaves, and a point that fails by itself after its subtests", () => {
    const text = `TAP version 14
# Subtest: outer
    ok 1 - inner
    1..1
not ok 1 - outer
# Subtest: other
    not ok 1 - inner
    1..1
not ok 2 - other
1..2
`;
    expect(told(text)).toEqual(["passed outer > inner", "failed outer", "failed other > inner"]);
  });

  it("keeps the subtests of a stream that breaks off", () => {
    const text = "TAP version 14\n# Subtest: outer\n    ok 1 - one\n    not ok 2 - two\n";
    expect(told(text)).toEqual([
      "passed outer > one",
      "failed outer > two",
      "breaks off without its plan",
    ]);
  });

  it("without a version line is known by its plan or its points", () => {
    expect(told("1..1\nok 1 - adds\n")).toEqual(["passed adds"]);
    expect(told("1..0 # nothing to do\n")).toEqual([]);
    expect(told("ok 1 - adds\n")).toEqual(["passed adds", "breaks off without its plan"]);
  });

  it("whose subtests are fewer than planned is incomplete", () => {
    const inner = (name: string, planned: number) =>
      `# Subtest: ${name}\n    ok 1 - one\n    1..${planned}\nok - ${name}\n`;
    expect(told(`TAP version 14\n${inner("a", 1)}${inner("b", 2)}1..2\n`)).toContain(
      "plans 2 test points and has 1",
    );
  });

  it.each([
    ["ok 1 - a\n1..1\nok 2 - b\n", "has test points after its plan, which no reader counts"],
    ["ok 1 - a\n1..1\n  not ok 2\n", "has test points after its plan, which no reader counts"],
    ["ok 1 - a\n1..1\nit was ok 2 times\n", undefined],
    ["ok 1 - a\nBail out!\n", "bails out"],
  ])("%j says that it %s", (text, reason) => {
    expect(told(`TAP version 13\n${text}`)[1]).toBe(reason);
  });

  it.each([
    ["ok 1 - s", []],
    ["ok 1 - s # SKIP", ["skipped s"]],
    ["ok 1 - s # TODO", ["skipped s"]],
    ["not ok 1 - s", ["failed s"]],
  ])("counts a suite without tests as none, unless it says something: %s", (point, expected) => {
    const text = `TAP version 14\n${point}\n  ---\n  type: 'suite'\n  error: ~\n  ...\n1..1\n`;
    expect(told(text)).toEqual(expected);
  });

  it("takes more test points than planned for as few as too few", () => {
    expect(told("TAP version 13\n1..1\nok 1 - a\nok 2 - b\n")).toContain(
      "plans 1 test points and has 2",
    );
  });

  it("that nests TAP without end is not read", () => {
    const level = (depth: number) => `${"    ".repeat(depth)}# Subtest: a\n`;
    const text = Array.from({ length: 3_000 }, (_, depth) => level(depth)).join("");
    expect(told(`TAP version 14\n${text}`)).toEqual(["nests subtests over 64 deep"]);
  });
});
