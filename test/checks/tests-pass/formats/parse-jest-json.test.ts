import { describe, expect, it } from "vitest";
import { told } from "./told.ts";

describe("Jest JSON", () => {
  const file = (assertionResults: readonly object[], rest: object = {}) => ({
    ...{ name: "/a.test.js", status: "passed", message: "", assertionResults },
    ...rest,
  });
  const jest = (testResults: readonly object[], rest: object = {}) => ({
    ...{ numFailedTestSuites: 0, numFailedTests: 0, numTotalTests: 1, success: true },
    ...{ testResults, ...rest },
  });
  const passed = { ancestorTitles: ["a", "b"], title: "c", status: "passed" };

  it("is read on one line and indented, with output before and after", () => {
    const report = jest([file([passed])]);
    for (const text of [JSON.stringify(report), JSON.stringify(report, null, 2)]) {
      expect(told(text)).toEqual(["passed a > b > c"]);
      expect(told(`PASS a.test.js\n${text}\nDone in 1.2s.\n`)).toEqual(["passed a > b > c"]);
    }
  });

  it("with a status nobody knows counts as failed", () => {
    const report = jest([file([{ ...passed, status: "exploded" }])]);
    expect(told(JSON.stringify(report))).toEqual(["failed a > b > c"]);
  });

  it("names a file that could not be run", () => {
    const report = jest([file([], { status: "failed", message: "SyntaxError" })], {
      numTotalTests: 0,
      success: false,
    });
    expect(told(JSON.stringify(report))).toEqual(["failed /a.test.js"]);
  });

  it("that counts more than it has is incomplete", () => {
    expect(told(JSON.stringify(jest([file([passed])], { numTotalTests: 2 })))).toEqual([
      "passed a > b > c",
      "counts 2 tests and has 1",
    ]);
    expect(told(JSON.stringify(jest([file([passed])], { numFailedTests: 1 })))).toEqual([
      "passed a > b > c",
      "counts 1 failures and has 0",
    ]);
  });

  it.each([
    ["wasInterrupted", true, "says that the run was interrupted"],
    ["numRuntimeErrorTestSuites", 1, "says that the run failed and has no failure"],
    ["numFailedTestSuites", 1, "says that the run failed and has no failure"],
  ])("heeds %s of Jest", (name, value, reason) => {
    const text = JSON.stringify({
      ...{ numTotalTestSuites: 1, numTotalTests: 1, numFailedTests: 0, success: true },
      [name]: value,
      testResults: [
        { name: "a", status: "passed", assertionResults: [{ title: "t", status: "passed" }] },
      ],
    });
    expect(told(text)).toEqual(["passed t", reason]);
  });
});
