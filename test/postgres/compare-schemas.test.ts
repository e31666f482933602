import { describe, expect, it } from "vitest";
import { compareSchemas } from "../../src/postgres/compare-schemas.ts";
import { readSchema } from "../../src/postgres/read-schema.ts";
import { exampleSnapshot, richSchema } from "./rich-schema.ts";

const compare = (snapshot: string, database: string) =>
  compareSchemas(readSchema(snapshot), readSchema(database));

const table = "CREATE TABLE public.t (\n    a integer,\n    b text\n);\n";

describe("compareSchemas", () => {
  it.each([
    ["the example's snapshot", exampleSnapshot],
    ["a schema of every kind", richSchema],
    ["nothing", ""],
  ])("finds nothing between %s and itself", (_, source) => {
    expect(compare(source, source)).toEqual([]);
  });

  it("tells what only the snapshot has, and where", () => {
    expect(compare(`\n${table}`, "")).toMatchObject([
      {
        kind: "table-missing-in-database",
        subject: "table public.t",
        snapshot: "CREATE TABLE public.t\na integer\nb text",
        line: 2,
      },
    ]);
    expect(compare(table, table.replace(",\n    b text", ""))).toMatchObject([
      {
        kind: "column-missing-in-database",
        subject: "column public.t.b",
        snapshot: "b text",
        line: 3,
      },
    ]);
  });

  it("tells what only the database has", () => {
    expect(compare("", "CREATE VIEW v AS SELECT 1;")).toMatchObject([
      {
        kind: "object-missing-in-snapshot",
        subject: "view v",
        database: "CREATE VIEW v AS SELECT 1",
        line: 1,
      },
    ]);
    expect(compare(table, table.replace("b text", "b text,\n c date"))).toMatchObject([
      {
        kind: "column-missing-in-snapshot",
        subject: "column public.t.c",
        database: "c date",
        line: 4,
      },
    ]);
  });

  it("tells what both have and how it differs, lines around it", () => {
    const bodyOf = (line: string) => `CREATE FUNCTION f() AS $$\n1\n2\n3\n4\n${line}\n6\n$$;`;
    expect(compare(bodyOf("five"), bodyOf("5"))).toMatchObject([
      {
        kind: "function-body-changed",
        subject: "function f()",
        snapshot: bodyOf("five").slice(0, -1),
        database: bodyOf("5").slice(0, -1),
        diff: " 2\n 3\n 4\n-five\n+5\n 6\n $$",
        line: 1,
      },
    ]);
  });

  it("takes a view for a table of the same name that changed its kind", () => {
    const changes = compare("CREATE TABLE t (a int);", "CREATE VIEW t AS SELECT 1 AS a;");
    expect(changes.map(({ kind, subject }) => [kind, subject])).toEqual([
      ["object-changed", "table t"],
      ["column-missing-in-database", "column t.a"],
    ]);
  });

  it("tells an order of columns apart from columns that came or went", () => {
    const columns = (...names: string[]) =>
      `CREATE TABLE t (${names.map((name) => `${name} int`).join(", ")});`;
    expect(compare(columns("a", "b", "c"), columns("c", "a", "b"))).toMatchObject([
      {
        kind: "columns-reordered",
        subject: "table t",
        before: "a, b, c",
        after: "c, a, b",
        line: 1,
      },
    ]);
    expect(compare(columns("a", "c"), columns("a", "b", "c"))).toMatchObject([
      { kind: "column-missing-in-snapshot", subject: "column t.b" },
    ]);
  });

  it("does not name what hangs from a table that is missing", () => {
    const source = `${table}CREATE INDEX i ON public.t (a);\nCREATE TRIGGER g BEFORE INSERT ON public.t EXECUTE FUNCTION f();\nCREATE POLICY p ON public.t;\nALTER TABLE public.t OWNER TO r;`;
    expect(compare(source, "").map(({ subject }) => subject)).toEqual(["table public.t"]);
    expect(compare("", source).map(({ subject }) => subject)).toEqual(["table public.t"]);
    const partly = compare(source, `${table}ALTER TABLE public.t OWNER TO r;`);
    expect(partly.map(({ subject }) => subject)).toEqual([
      "index public.i",
      "trigger g on public.t",
      "policy p on public.t",
    ]);
  });

  it("keeps overloads, and a trigger of the same name on two tables, apart", () => {
    const f = (type: string) => `CREATE FUNCTION f(a ${type}) AS 'x';`;
    const g = (of: string) => `CREATE TRIGGER g BEFORE INSERT ON ${of} EXECUTE FUNCTION f();`;
    const tables = "CREATE TABLE a ();CREATE TABLE b ();";
    const changes = compare(
      `${tables}${f("int")}${f("text")}${g("a")}${g("b")}`,
      `${tables}${f("int")}${g("a")}`,
    );
    expect(changes.map(({ subject }) => subject)).toEqual(["function f(a text)", "trigger g on b"]);
  });

  it("tells comments apart from what they comment on, once each", () => {
    const commented = (text: string) =>
      `${table}COMMENT ON TABLE public.t IS '${text}';COMMENT ON COLUMN public.t.b IS '${text}';`;
    expect(compare(commented("x"), commented("y"))).toMatchObject([
      { kind: "comment-changed", subject: "comment of table public.t", line: 5 },
      { kind: "comment-changed", subject: "comment of column b of table public.t" },
    ]);
    expect(compare(table, commented("y"))).toMatchObject([
      { kind: "comment-changed", snapshot: null, line: 5 },
      { kind: "comment-changed", snapshot: null, database: expect.stringContaining("'y'") },
    ]);
    const dropped = commented("x")
      .replace(",\n    b text", "")
      .replace(/COMMENT ON COLUMN.*/, "");
    expect(compare(commented("x"), dropped)).toMatchObject([
      { kind: "column-missing-in-database", subject: "column public.t.b" },
    ]);
    expect(compare(dropped, commented("x"))).toMatchObject([
      { kind: "column-missing-in-snapshot", subject: "column public.t.b" },
    ]);
  });

  it("takes a comment on what no script creates for a comment", () => {
    const comment = "COMMENT ON SCHEMA public IS 'x';";
    const expected = { kind: "comment-changed", subject: "comment of schema public" };
    expect(compare(comment, "")).toMatchObject([{ ...expected, database: null }]);
    expect(compare("", comment)).toMatchObject([{ ...expected, snapshot: null }]);
  });

  it("counts a statement that stands twice", () => {
    const grant = "ALTER TABLE t ADD CHECK (a > 0);";
    expect(compare(`${grant}${grant}`, grant)).toMatchObject([{ kind: "object-changed" }]);
  });
});
