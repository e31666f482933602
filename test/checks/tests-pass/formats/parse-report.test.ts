import { describe, expect, it } from "vitest";
import { told } from "./told.ts";

describe("anything else", () => {
  it.each(["it is ok", "hello", "{}", "[1]", "<html></html>", '{"tests": 3}', "okay then"])(
    "%s",
    (text) => {
      expect(told(text)).toEqual([
        "is neither Vitest, Jest or CTRF JSON, nor JUnit XML, nor TAP, nor what node --test shows",
      ]);
    },
  );
});

describe("more than one report", () => {
  const tap = "TAP version 13\n1..1\nnot ok 1 - a\n";
  const xml = '<testsuites><testsuite name="s"><testcase name="a"/></testsuite></testsuites>\n';
  const failing = '<testsuite name="s"><testcase name="a"><failure/></testcase></testsuite>\n';
  const json = `${JSON.stringify({
    ...{ numTotalTestSuites: 1, numTotalTests: 1, numFailedTests: 0, success: true },
    testResults: [
      { name: "a", status: "passed", assertionResults: [{ title: "t", status: "passed" }] },
    ],
  })}\n`;
  const spec = `✖ a (1ms)
ℹ tests 1
ℹ suites 0
ℹ pass 0
ℹ fail 1
ℹ cancelled 0
ℹ skipped 0
ℹ todo 0
`;

  it.each([
    ["TAP, then XML", tap + xml],
    ["XML, then TAP", xml + tap],
    ["TAP, then JSON", tap + json],
    ["JSON, then XML", json + xml],
    ["JSON, then what node --test shows", json + spec],
    ["what node --test shows, then XML", spec + xml],
    ["TAP, then what node --test shows", tap.replace("not ok", "ok") + spec],
    ["XML, then XML with another root", xml + failing],
  ])("is not read: %s", (_, text) => {
    expect(told(text)).toEqual(["holds more than one report"]);
  });

  it("is none where a test within the document prints one", () => {
    const printed = `<testsuite name="s"><testcase name="a"><system-out><![CDATA[
${tap}]]></system-out></testcase></testsuite>\n`;
    expect(told(printed)).toEqual(["passed s > a"]);
  });
});
