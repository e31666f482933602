import { describe, expect, it } from "vitest";
import { parseReport } from "../../../../src/checks/tests-pass/formats/parse-report.ts";

/** `status name` of every test, or why there is none. */
function told(text: string): readonly string[] {
  const report = parseReport(text);
  if (report.kind === "unreadable") return [report.reason];
  if (report.kind === "too-large") return [`over ${report.mostBytes} bytes`];
  const { incomplete } = report;
  return [
    ...report.tests.map(({ status, name }) => `${status} ${name}`),
    ...(incomplete === null ? [] : [incomplete]),
  ];
}

const suite = (cases: string) => `<testsuite name="s">${cases}</testsuite>`;

describe("JUnit XML", () => {
  it("reads a failure, an error and a skip, with classes as names", () => {
    const cases = `<testcase classname="pay.Refund" name="a"><failure message="no"/></testcase>
<testcase classname="pay.Refund" name="b"><error>boom</error></testcase>
<testcase classname="pay.Refund" name="c"><skipped/></testcase>
<testcase classname="pay.Refund" name="d"><system-out>out</system-out></testcase>`;
    expect(told(suite(cases))).toEqual([
      "failed pay.Refund > a",
      "failed pay.Refund > b",
      "skipped pay.Refund > c",
      "passed pay.Refund > d",
    ]);
  });

  it("does not say a class twice that the name begins with", () => {
    expect(told(suite('<testcase classname="payouts" name="payouts are made"/>'))).toEqual([
      "passed payouts are made",
    ]);
  });

  it("counts a case that is skipped and failed as failed", () => {
    const text = suite('<testcase name="a"><skipped/><failure/></testcase>');
    expect(told(text)).toEqual(["failed s > a"]);
  });

  it.each([
    ['status="failed"', "failed"],
    ['result="failed"', "failed"],
    ['status="ERROR"', "failed"],
    ['status="run" result="completed"', "passed"],
    ['status="passed"', "passed"],
    ['status="notrun" result="suppressed"', "skipped"],
    ['status="disabled"', "skipped"],
  ])("counts a case with %s as %s", (attributes, status) => {
    expect(told(suite(`<testcase name="a" ${attributes}/>`))).toEqual([`${status} s > a`]);
  });

  it("that counts more than it has, at any depth, is incomplete", () => {
    const lost = '<testsuite name="s" tests="2"><testcase name="a"/></testsuite>';
    expect(told(lost)).toEqual(["passed s > a", "counts 2 tests and has 1"]);
    expect(told(`<testsuites tests="1">${lost}</testsuites>`)).toContain(
      "counts 2 tests and has 1",
    );
    expect(told('<testsuites tests="1"/>')).toEqual(["counts 1 tests and has 0"]);
    expect(
      told('<testsuite name="s" failures="1"><testcase name="a" status="failed"/></testsuite>'),
    ).toEqual(["failed s > a"]);
  });

  it("joins message and text unless the text has the message", () => {
    const messageOf = (failure: string) => {
      const report = parseReport(suite(`<testcase name="a">${failure}</testcase>`));
      return report.kind === "parsed" ? report.tests[0]?.message : undefined;
    };
    expect(messageOf('<failure message="no">Error: no\n at a</failure>')).toBe("Error: no\n at a");
    expect(messageOf('<failure message="no"><![CDATA[<b> & </b>]]></failure>')).toBe(
      "no\n<b> & </b>",
    );
  });

  it("decodes XML's own entities and no others", () => {
    expect(told(suite('<testcase name="&lt;&amp;&quot; &b;"/>'))).toEqual(['passed s > <&" &b;']);
  });

  it("refuses a document type, wherever it stands", () => {
    const type = '<!DOCTYPE testsuite [<!ENTITY a "a"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const refusal = ["declares a document type, which may hold entities"];
    const cases = '<testcase name="&a;"/>';
    expect(told(`${type}\n${suite(cases)}`)).toEqual(refusal);
    expect(told(`<?xml version="1.0"?>${type}${suite(cases)}`)).toEqual(refusal);
    expect(told(`printed\n<?xml version="1.0"?>\n${type}\n${suite(cases)}`)).toEqual(refusal);
    expect(told(suite(`${type}${cases}`))).toEqual(refusal);
    expect(told(suite(`<!-- --><![CDATA[ ]]>${type}${cases}`))).toEqual(refusal);
  });

  it("takes one in character data, a comment or after its end for what it is", () => {
    const cases = '<!-- <!DOCTYPE a> --><testcase name="a"><![CDATA[<!ENTITY a "a">]]></testcase>';
    expect(told(`printed\n${suite(cases)}\n<!DOCTYPE html>`)).toEqual(["passed s > a"]);
  });

  it("refuses nesting beyond reason", () => {
    const deep = '<testsuite name="s">'.repeat(5_000) + "</testsuite>".repeat(5_000);
    expect(told(deep)).toEqual(["is not well-formed XML"]);
  });

  it("takes an empty root for no tests", () => {
    expect(told("<testsuites/>\n")).toEqual([]);
    expect(told("<testsuites></testsuites>")).toEqual([]);
  });

  it("refuses two documents in one", () => {
    expect(told(`${suite("")}\n${suite("")}`)).toEqual(["is not well-formed XML"]);
  });
});

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
});

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
  });
});

describe("anything else", () => {
  it.each(["hello", "{}", "[1]", "<html></html>", '{"tests": 3}', "okay then"])("%s", (text) => {
    expect(told(text)).toEqual([
      "is neither Vitest, Jest or CTRF JSON, nor JUnit XML, nor TAP, nor what node --test shows",
    ]);
  });
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

describe("what a report says beside its tests", () => {
  it("counts a failure of a suite's own", () => {
    const text = suite('<error message="hook"/><testcase name="a"/>');
    expect(told(text)).toEqual(["failed s", "passed s > a"]);
  });

  it("takes more test points than planned for as few as too few", () => {
    expect(told("TAP version 13\n1..1\nok 1 - a\nok 2 - b\n")).toContain(
      "plans 1 test points and has 2",
    );
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

it("that nests TAP without end is not read", () => {
  const level = (depth: number) => `${"    ".repeat(depth)}# Subtest: a\n`;
  const text = Array.from({ length: 3_000 }, (_, depth) => level(depth)).join("");
  expect(told(`TAP version 14\n${text}`)).toEqual(["nests subtests over 64 deep"]);
});
