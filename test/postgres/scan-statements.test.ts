import { describe, expect, it } from "vitest";
import { scanStatements } from "../../src/postgres/scan-statements.ts";

const textsOf = (source: string) => scanStatements(source).statements.map(({ text }) => text);

describe("scanStatements", () => {
  it.each([
    ["a string", "SELECT ';'; SELECT 2", ["SELECT ';'", "SELECT 2"]],
    ["a doubled quote", "SELECT 'it''s;'; SELECT 2", ["SELECT 'it''s;'", "SELECT 2"]],
    ["a plain backslash, which is no escape", "SELECT '\\'; SELECT 2", ["SELECT '\\'", "SELECT 2"]],
    ["an escape string", "SELECT E'\\';'; SELECT 2", ["SELECT E'\\';'", "SELECT 2"]],
    ["a lower-case escape string", "SELECT e'\\\\'; SELECT 2", ["SELECT e'\\\\'", "SELECT 2"]],
    ["a word that ends in E", "SELECT date'\\'; SELECT 2", ["SELECT date'\\'", "SELECT 2"]],
    ["a bit string", "SELECT B'1;0'; SELECT 2", ["SELECT B'1;0'", "SELECT 2"]],
    ["a quoted name", 'DROP TABLE "a;""b;"; SELECT 2', ['DROP TABLE "a;""b;"', "SELECT 2"]],
    ["dollar quotes", "DO $$ a; b $$; SELECT 2", ["DO $$ a; b $$", "SELECT 2"]],
    ["tagged dollar quotes", "DO $a$ $$; $b$ $a$; SELECT 2", ["DO $a$ $$; $b$ $a$", "SELECT 2"]],
    ["a dollar in a word", "SELECT a$b$c; SELECT 2", ["SELECT a$b$c", "SELECT 2"]],
    ["a parameter", "SELECT $1; SELECT $2", ["SELECT $1", "SELECT $2"]],
    ["a line comment", "SELECT 1 -- a; 'b\n; SELECT 2", ["SELECT 1 -- a; 'b", "SELECT 2"]],
    [
      "a nested comment",
      "SELECT /* /* ; */ ; */ 1; SELECT 2",
      ["SELECT /* /* ; */ ; */ 1", "SELECT 2"],
    ],
    [
      "an operator before a comment",
      "SELECT 1 +-- a;\n2; SELECT 2",
      ["SELECT 1 +-- a;\n2", "SELECT 2"],
    ],
    [
      "parentheses",
      "CREATE RULE r AS ON INSERT TO t DO (a; b); SELECT 2",
      ["CREATE RULE r AS ON INSERT TO t DO (a; b)", "SELECT 2"],
    ],
    ["empty statements", ";;SELECT 1;;", ["SELECT 1"]],
    ["a byte order mark", "\ufeffSELECT 1;", ["SELECT 1"]],
    ["letters beyond ASCII", "SELECT größe; SELECT $ä$;$ä$", ["SELECT größe", "SELECT $ä$;$ä$"]],
  ])("splits around %s", (_, source, texts) => {
    expect(textsOf(source)).toEqual(texts);
  });

  it("keeps a BEGIN ATOMIC body whole, CASE … END and all", () => {
    const body =
      'CREATE FUNCTION f() RETURNS int\n BEGIN /* ; */ ATOMIC\n  SELECT CASE WHEN true THEN 1 END;\n  SELECT "end";\n END';
    expect(textsOf(`${body};\nSELECT 2;`)).toEqual([body, "SELECT 2"]);
    const procedure = "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT 1; END";
    expect(textsOf(`${procedure}; SELECT 2`)).toEqual([procedure, "SELECT 2"]);
  });

  it("ends a transaction's BEGIN, and a function whose column is called begin, where they end", () => {
    expect(textsOf("BEGIN; SELECT 1; END;")).toEqual(["BEGIN", "SELECT 1", "END"]);
    const f = "CREATE FUNCTION f(begin int) RETURNS int LANGUAGE sql AS 'select 1'";
    expect(textsOf(`${f}; SELECT 2`)).toEqual([f, "SELECT 2"]);
  });

  it("counts the rows of COPY, whatever they hold", () => {
    const source = "COPY t (a) FROM stdin;\n';--\n\\N\t/*\n\\.\nSELECT 1;\n";
    expect(scanStatements(source).statements).toEqual([
      { kind: "sql", text: "COPY t (a) FROM stdin", line: 1, terminated: true, rows: 2 },
      { kind: "sql", text: "SELECT 1", line: 5, terminated: true, rows: 0 },
    ]);
  });

  it("takes all that is left for data when the end mark is missing", () => {
    const { statements } = scanStatements("COPY t FROM stdin;\n1\n2");
    expect(statements).toMatchObject([{ rows: 2 }]);
  });

  it("takes no data after a COPY from elsewhere", () => {
    expect(textsOf("COPY t FROM PROGRAM 'x';\nSELECT 1;")).toEqual([
      "COPY t FROM PROGRAM 'x'",
      "SELECT 1",
    ]);
  });

  it("tells lines for psql from SQL", () => {
    const source = "\\restrict abc\r\nSELECT 1;\n\\! touch x; SELECT 2\nSELECT 3;";
    expect(scanStatements(source).statements).toMatchObject([
      { kind: "psql", text: "\\restrict abc", line: 1 },
      { kind: "sql", text: "SELECT 1", line: 2 },
      { kind: "psql", text: "\\! touch x; SELECT 2", line: 3 },
      { kind: "sql", text: "SELECT 3", line: 4 },
    ]);
  });

  it("gives the line of the first word, strings and comments counted", () => {
    const source = "-- a\n\nSELECT '\n\n';\n/*\n*/ SELECT 2; SELECT\n3;";
    expect(scanStatements(source).statements.map(({ line }) => line)).toEqual([3, 7, 7]);
    expect(scanStatements(source).comments).toBe(2);
  });

  it.each([
    "SELECT 1",
    "SELECT 'a;",
    "SELECT E'a\\';",
    'SELECT "a;',
    "DO $$ a;",
    "SELECT /* a; /* */",
    "SELECT (1;",
    "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1;",
  ])("says that %s is cut short", (source) => {
    expect(scanStatements(`SELECT 0; ${source}`).statements).toMatchObject([
      { terminated: true },
      { text: source, terminated: false },
    ]);
  });

  it("finds nothing in nothing", () => {
    expect(scanStatements("")).toEqual({ statements: [], comments: 0 });
    expect(scanStatements(" \n-- only this")).toEqual({ statements: [], comments: 1 });
  });
});
