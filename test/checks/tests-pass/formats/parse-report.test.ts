import { describe, expect, it } from "vitest";
import { parseReport } from "../../../../src/checks/tests-pass/formats/parse-report.ts";
import {
  isOnlyReason,
  locationIn,
} from "../../../../src/checks/tests-pass/formats/parsed-report.ts";

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

/** The first test, with all that is told of it. */
function testIn(text: string) {
  const report = parseReport(text);
  return report.kind === "parsed" ? report.tests[0] : undefined;
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
    ['line="none"', "passed"],
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
      return testIn(suite(`<testcase name="a">${failure}</testcase>`))?.message;
    };
    expect(messageOf('<failure message="no">Error: no\n at a</failure>')).toBe("Error: no\n at a");
    expect(messageOf('<failure message="no"><![CDATA[<b> & </b>]]></failure>')).toBe(
      "no\n<b> & </b>",
    );
  });

  it("names a test by its suites, not by the root nor by the file it is in", () => {
    const text = '<testsuites name="all"><testsuite name="s"><testcase name="a"/></testsuite>';
    expect(told(`${text}</testsuites>`)).toEqual(["passed s > a"]);
    expect(told('<testsuite><testcase name="a"/></testsuite>')).toEqual(["passed a"]);
    expect(told(suite('<testcase classname="a.test.mjs" name="a"/>'))).toEqual(["passed a"]);
    expect(told(suite('<testcase classname="app.tsunami.Wave" name="a"/>'))).toEqual([
      "passed app.tsunami.Wave > a",
    ]);
  });

  it.each([
    ['line="12"', 12],
    ['line="0"', undefined],
    ["", undefined],
  ])("has the line of a case with %j", (line, expected) => {
    expect(testIn(suite(`<testcase name="a" file="a.js" ${line}/>`))?.line).toBe(expected);
  });

  it.each([
    ['<skipped message="later"/>', "later"],
    ['<skipped message="true"/>', undefined],
    ['<skipped type="todo"/>', "todo"],
  ])("has the reason of %s", (skip, reason) => {
    const text = suite(`<testcase name="a"><system-out message="no"/>${skip}</testcase>`);
    expect(testIn(text)?.skipReason).toBe(reason);
  });

  it("that counts failures and errors beyond those it has is incomplete", () => {
    const lost = '<testsuite name="s" failures="1" errors="1">';
    const cases = '<testcase name="a"><failure/></testcase>';
    expect(told(`${lost}${cases}</testsuite>`)).toContain("counts 2 failures and has 1");
    const whole = '<testsuite name="r"><testcase name="b"/></testsuite>';
    expect(told(`<testsuites>${whole}${lost}${cases}</testsuite></testsuites>`)).toContain(
      "counts 2 failures and has 1",
    );
    expect(told(`<testsuite name="s" failures="1">${cases}</testsuite>`)).toEqual(["failed s > a"]);
    const both = '<testcase name="a"><failure/><error/></testcase>';
    expect(told(`${lost}${both}</testsuite>`)).toEqual(["failed s > a"]);
    expect(told('<testsuite name="s" status="failed" failures="1"/>')).toEqual([
      "counts 1 failures and has 0",
    ]);
  });

  it.each([
    '\n<?xml version="1.0"?>\n<testsuites/>',
    'printed\n<?xml version="1.0"?><testsuites/>',
    'printed\n  <?xml version="1.0"?> <testsuites/>',
    "printed\n  <testsuites/>",
    '<?xml version="1.0"?>\nprinted\n<testsuites/>',
  ])("is found in %j", (text) => {
    expect(told(text)).toEqual([]);
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
    expect(told(suite('<testcase name="a"><![CDATA[<!]]></testcase>'))).toEqual(["passed s > a"]);
  });

  it("that does not end its comment is not read", () => {
    expect(told(suite('<testcase name="a"/><!-- '))).toEqual(["is not well-formed XML"]);
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
});

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

it("of a suite without a name is named by those around it", () => {
  expect(told('<testsuite name="s"><testsuite><error/></testsuite></testsuite>')).toEqual([
    "failed s",
  ]);
});

it.each([
  ["'only' option not set", true],
  ["filter: only", true],
  ["filter: only smoke", false],
  ["no filter: only", false],
])("%s, as the reason of a skip, is an .only elsewhere: %s", (reason, isOnly) => {
  expect(isOnlyReason(reason)).toBe(isOnly);
});

it.each([
  ["test/a.js:12:3", { file: "test/a.js", line: 12 }],
  ["test/a.js:12", { file: "test/a.js", line: 12 }],
  ["test/a.js:12:3 and more", {}],
  ["nowhere", {}],
])("%s is at %j", (text, place) => {
  expect(locationIn(text)).toStrictEqual(place);
});

it("that nests TAP without end is not read", () => {
  const level = (depth: number) => `${"    ".repeat(depth)}# Subtest: a\n`;
  const text = Array.from({ length: 3_000 }, (_, depth) => level(depth)).join("");
  expect(told(`TAP version 14\n${text}`)).toEqual(["nests subtests over 64 deep"]);
});
