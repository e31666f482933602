import { describe, expect, it } from "vitest";
import { parseReport } from "../../../../src/checks/tests-pass/formats/parse-report.ts";
import { testIn, told } from "./told.ts";

describe("CTRF JSON", () => {
  const ctrf = (tests: readonly object[], summary: object = {}) => ({
    reportFormat: "CTRF",
    results: { summary: { tests: tests.length, failed: 0, ...summary }, tests },
  });
  const passed = { name: "a", status: "passed" };
  const toldOf = (...of: Parameters<typeof ctrf>) => told(JSON.stringify(ctrf(...of)));

  it("names a test by its suites, in one text or several", () => {
    const tests = [passed, { ...passed, suite: "s" }, { ...passed, suite: ["r", "s"] }];
    expect(toldOf(tests)).toEqual(["passed a", "passed s > a", "passed r > s > a"]);
  });

  it("is known without its format's name, with lines before and after", () => {
    const { results } = ctrf([passed]);
    expect(told(`\n${JSON.stringify({ results })}\nDone in 1.2s.\n`)).toEqual(["passed a"]);
  });

  it("says where a test is", () => {
    const text = JSON.stringify(ctrf([{ ...passed, filePath: "test/a.js", line: 7 }]));
    expect(testIn(text)).toMatchObject({ file: "test/a.js", line: 7 });
  });

  it("that counts more failures than it has is incomplete", () => {
    const failed = { ...passed, status: "failed" };
    expect(toldOf([passed, passed, failed], { failed: 2 })).toContain(
      "counts 2 failures and has 1",
    );
    expect(toldOf([passed, failed], { failed: 1 })).toEqual(["passed a", "failed a"]);
  });

  it.each([
    ["milliseconds", 1_700_000_000_000, 1_700_000_000_000],
    ["seconds", 1_700_000_000, undefined],
    ["nothing", 0, undefined],
    ["no time", undefined, undefined],
  ])("takes its end in %s for a time if it is one", (_, stop, madeAt) => {
    expect(parseReport(JSON.stringify(ctrf([passed], { stop })))).toMatchObject({ madeAt });
  });

  it("that breaks off, or is another thing, is not read", () => {
    const text = JSON.stringify(ctrf([passed]));
    expect(told(text.slice(0, -3))).toEqual(["breaks off within its JSON"]);
    expect(told(text.replace("tests", "cases"))).toEqual(["is JSON, but not as CTRF has it"]);
  });
});
