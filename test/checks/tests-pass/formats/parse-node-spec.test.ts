import { describe, expect, it } from "vitest";
import { told } from "./told.ts";

describe("what node --test shows", () => {
  type Count = "tests" | "suites" | "fail" | "cancelled";
  const shown = (lines: string, counts: Partial<Record<Count, number>>) => {
    const { tests = 1, suites = 0, fail = 0, cancelled = 0 } = counts;
    return `${lines}
ℹ tests ${tests}
ℹ suites ${suites}
ℹ pass 0
ℹ fail ${fail}
ℹ cancelled ${cancelled}
ℹ skipped 0
ℹ todo 0
`;
  };

  it("counts more failures than it shows, a test that was cancelled among them", () => {
    const none = ["passed a", "counts 1 failures and shows none"];
    expect(told(shown("✔ a (1ms)", { fail: 1 }))).toEqual(none);
    expect(told(shown("✔ a (1ms)", { cancelled: 1 }))).toEqual(none);
    expect(told(shown("✖ a (1ms)", { fail: 1 }))).toEqual(["failed a"]);
  });

  it("closes a suite as Node 18 does", () => {
    expect(told(shown("▶ s\n  ✔ a (1ms)\n▶ s (2ms)\n", { suites: 1 }))).toEqual(["passed s > a"]);
  });

  it("is read with either ending of lines", () => {
    expect(told(shown("✔ a (1ms)", {}).replaceAll("\n", "\r\n"))).toEqual(["passed a"]);
  });
});
