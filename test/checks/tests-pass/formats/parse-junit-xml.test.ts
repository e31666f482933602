import { describe, expect, it } from "vitest";
import { testIn, told } from "./told.ts";

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

  it("counts a failure of a suite's own", () => {
    const text = suite('<error message="hook"/><testcase name="a"/>');
    expect(told(text)).toEqual(["failed s", "passed s > a"]);
  });

  it("of a suite without a name is named by those around it", () => {
    expect(told('<testsuite name="s"><testsuite><error/></testsuite></testsuite>')).toEqual([
      "failed s",
    ]);
  });
});
