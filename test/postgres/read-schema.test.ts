import { describe, expect, it } from "vitest";
import { readSchema, schemaDigestOf } from "../../src/postgres/read-schema.ts";
import { subjectOf } from "../../src/postgres/schema-model.ts";
import { exampleSnapshot, richSchema } from "./rich-schema.ts";

/** Everything a script speaks of, in a reader's words. */
function subjectsOf(source: string): readonly string[] {
  return [...readSchema(source).objects.values()].flatMap((object) =>
    [...object.parts.keys()].map((part) => subjectOf(object, part)),
  );
}

describe("readSchema", () => {
  it.each<[statement: string, ...subjects: string[]]>([
    [
      "CREATE TABLE public.t (a int, CONSTRAINT c CHECK ((a > 0)))",
      "table public.t",
      "column public.t.a",
      "constraint c of table public.t",
    ],
    ["CREATE TABLE t (CHECK ((a > 0)))", "table t", "unnamed constraint of table t"],
    [
      "CREATE TABLE t (exclude boolean, EXCLUDE USING gist (a WITH =))",
      "table t",
      "column t.exclude",
      "unnamed constraint of table t",
    ],
    [
      "CREATE TABLE t (a int) INHERITS (p) WITH (fillfactor='70')",
      "table t",
      "column t.a",
      "inheritance of table t",
      "options of table t",
    ],
    [
      "CREATE TABLE t (a int) PARTITION BY RANGE (a)",
      "table t",
      "column t.a",
      "partitioning of table t",
    ],
    ["CREATE UNLOGGED TABLE t (a int)", "table t", "column t.a"],
    [
      "CREATE FOREIGN TABLE t (a int) SERVER s OPTIONS (b 'c')",
      "foreign table t",
      "column t.a",
      "server of foreign table t",
      "options of foreign table t",
    ],
    ["CREATE VIEW s.v AS SELECT 1", "view s.v"],
    ["CREATE OR REPLACE VIEW s.v AS SELECT 1", "view s.v"],
    ["CREATE MATERIALIZED VIEW s.v AS SELECT 1 WITH NO DATA", "materialized view s.v"],
    ["CREATE SEQUENCE s.q START WITH 1", "sequence s.q"],
    ["ALTER SEQUENCE s.q OWNED BY s.t.a", "owning column of sequence s.q"],
    ["CREATE UNIQUE INDEX i ON ONLY s.t USING btree (a)", "index s.i"],
    ["CREATE INDEX i ON t (a)", "index i"],
    ["CREATE TYPE s.e AS ENUM ('a')", "type s.e"],
    ["CREATE DOMAIN s.d AS text", "domain s.d"],
    [
      "CREATE FUNCTION s.f(a integer, b text DEFAULT 'x'::text) RETURNS int",
      "function s.f(a integer, b text)",
    ],
    [
      "CREATE FUNCTION s.f(a numeric(10,2)[], VARIADIC b text[] = '{}') RETURNS int",
      "function s.f(a numeric(10, 2)[], VARIADIC b text[])",
    ],
    ["CREATE PROCEDURE s.p() LANGUAGE sql AS 'x'", "procedure s.p()"],
    ["CREATE AGGREGATE s.a(integer) (SFUNC = f, STYPE = int)", "aggregate s.a(integer)"],
    [
      "CREATE TRIGGER g BEFORE UPDATE OF a ON s.t FOR EACH ROW EXECUTE FUNCTION f()",
      "trigger g on s.t",
    ],
    ["CREATE CONSTRAINT TRIGGER g AFTER INSERT ON s.t EXECUTE FUNCTION f()", "trigger g on s.t"],
    ["ALTER TABLE s.t DISABLE TRIGGER g", "state of trigger g on s.t"],
    ["ALTER TABLE s.t ENABLE ALWAYS RULE r", "state of rule r on s.t"],
    ["CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f()", "event trigger e"],
    ["ALTER EVENT TRIGGER e DISABLE", "state of event trigger e"],
    ["CREATE RULE r AS ON INSERT TO s.v DO INSTEAD NOTHING", "rule r on s.v"],
    ["CREATE POLICY p ON s.t FOR SELECT TO r USING ((a > 0))", "policy p on s.t"],
    ["ALTER TABLE s.t ENABLE ROW LEVEL SECURITY", "row security of table s.t"],
    ["ALTER TABLE ONLY s.t FORCE ROW LEVEL SECURITY", "row security of table s.t"],
    ["ALTER TABLE s.t OWNER TO r", "owner of table s.t"],
    ["ALTER TABLE ONLY s.t ADD CONSTRAINT c PRIMARY KEY (a)", "constraint c of table s.t"],
    ["ALTER TABLE ONLY s.t ALTER COLUMN a SET DEFAULT 1", "column s.t.a"],
    ["ALTER TABLE ONLY s.t REPLICA IDENTITY FULL", "replica identity of table s.t"],
    ["ALTER TABLE s.t CLUSTER ON i", "clustering of table s.t"],
    [
      "ALTER TABLE ONLY s.t ATTACH PARTITION s.c FOR VALUES IN (1)",
      "place among the partitions of table s.c",
    ],
    ["ALTER INDEX s.i ATTACH PARTITION s.j", "place among the partitions of index s.j"],
    ["COMMENT ON TABLE s.t IS 'x'", "comment of table s.t"],
    ["COMMENT ON COLUMN s.t.a IS 'x'", "comment of column a of table s.t"],
    ["COMMENT ON CONSTRAINT c ON s.t IS 'x'", "comment of constraint c of table s.t"],
    ["COMMENT ON CONSTRAINT c ON DOMAIN s.d IS 'x'", "comment of constraint c of domain s.d"],
    ["COMMENT ON FUNCTION s.f(a integer) IS 'x'", "comment of function s.f(a integer)"],
    ["COMMENT ON TRIGGER g ON s.t IS 'x'", "comment of trigger g on s.t"],
    ["SECURITY LABEL FOR p ON TABLE s.t IS 'x'", "security label of table s.t"],
    ["GRANT SELECT,INSERT ON TABLE s.t TO r", "privileges of r of table s.t"],
    ["GRANT SELECT ON s.t TO r", "privileges of r of table s.t"],
    ["GRANT SELECT(a) ON TABLE s.t TO r WITH GRANT OPTION", "privileges of r of table s.t"],
    [
      "REVOKE ALL ON FUNCTION s.f(a integer) FROM PUBLIC",
      "privileges of public of function s.f(a integer)",
    ],
    ["GRANT USAGE ON SCHEMA s TO r", "privileges of r of schema s"],
    [
      "ALTER DEFAULT PRIVILEGES FOR ROLE o IN SCHEMA s GRANT SELECT ON TABLES  TO r",
      "privileges of r of default privileges for role o in schema s",
    ],
    ["CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public", "extension pg_trgm"],
    ["CREATE SCHEMA s", "schema s"],
    ["CREATE COLLATION s.c (provider = libc)", "collation s.c"],
    ["CREATE CAST (s.a AS text) WITH INOUT", "cast s.a AS text"],
    [
      "CREATE OPERATOR s.=== (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer)",
      "operator s.===(integer, integer)",
    ],
    [
      "ALTER OPERATOR s.=== (integer, integer) OWNER TO r",
      "owner of operator s.===(integer, integer)",
    ],
    [
      "CREATE OPERATOR CLASS s.o FOR TYPE int USING btree AS STORAGE int",
      "operator class s.o using btree",
    ],
    [
      "ALTER OPERATOR FAMILY s.o USING btree OWNER TO r",
      "owner of operator family s.o using btree",
    ],
    ["CREATE STATISTICS s.x (dependencies) ON a, b FROM s.t", "statistics s.x"],
    ["CREATE TEXT SEARCH CONFIGURATION s.c (PARSER = p)", "text search configuration s.c"],
    ["CREATE DEFAULT CONVERSION s.c FOR 'UTF8' TO 'LATIN1' FROM f", "conversion s.c"],
    ["CREATE PUBLICATION p FOR ALL TABLES", "publication p"],
    ["CREATE SERVER s FOREIGN DATA WRAPPER w", "server s"],
    ["ALTER SERVER s OWNER TO r", "owner of server s"],
    ["CREATE USER MAPPING FOR r SERVER s OPTIONS (user 'u')", "user mapping r on s"],
    ["CREATE SUBSCRIPTION s CONNECTION 'host=h' PUBLICATION p", "subscription s"],
    ["SELECT lo_create('1')", "statement SELECT lo_create ( '1' )"],
    ["FROBNICATE TABLE x", "statement FROBNICATE TABLE x"],
    ["CREATE NEWTHING x", "statement CREATE NEWTHING x"],
  ])("%s", (statement, ...subjects) => {
    expect(subjectsOf(`${statement};`)).toEqual(subjects);
  });

  it("gathers all that is said about an object under it", () => {
    const source =
      "CREATE TABLE public.t (a int);\nALTER TABLE public.t OWNER TO r;\nCOMMENT ON TABLE public.t IS 'x';";
    const [table, ...others] = readSchema(source).objects.values();
    expect(others).toEqual([]);
    expect(table?.columns).toEqual(["a"]);
    expect([...(table?.parts.values() ?? [])].map(({ name, line }) => [name, line])).toEqual([
      ["", 1],
      ["column a", 1],
      ["owner", 2],
      ["comment", 3],
    ]);
  });

  it("gives each column its own line", () => {
    const [table] = readSchema("-- a\nCREATE TABLE t (\n  a int,\n  b text\n);").objects.values();
    expect(table?.line).toBe(2);
    expect(table?.parts.get("column b")).toMatchObject({ line: 4, text: "b text" });
  });

  it("keeps hostile names apart", () => {
    const source = `CREATE TABLE "Weird ""Name; x".constructor ("Col;1" int, "__proto__" text DEFAULT ';--');
CREATE TABLE public."a.b" ();
CREATE TABLE public.a ();
CREATE TABLE "Public".a ();`;
    expect(subjectsOf(source)).toEqual([
      'table "Weird ""Name; x".constructor',
      'column "Weird ""Name; x".constructor."Col;1"',
      'column "Weird ""Name; x".constructor.__proto__',
      'table public."a.b"',
      "table public.a",
      'table "Public".a',
    ]);
  });

  it("takes a name for the same, quoted or not", () => {
    const keysOf = (source: string) => [...readSchema(source).objects.keys()];
    expect(keysOf('CREATE TABLE public."value" ();')).toEqual(
      keysOf("CREATE TABLE public.VALUE ();"),
    );
    expect(keysOf('CREATE TABLE public."Value" ();')).not.toEqual(
      keysOf("CREATE TABLE public.value ();"),
    );
  });

  it("is not misled by a table of contents in a body", () => {
    const source =
      "CREATE FUNCTION f() RETURNS int AS $$\n-- Name: t; Type: TABLE; Schema: public\nCREATE TABLE t ();\n$$;";
    expect(subjectsOf(source)).toEqual(["function f()"]);
  });

  it("shows no password, and still tells two of them apart", () => {
    const withPassword = (password: string) =>
      readSchema(
        `CREATE USER MAPPING FOR r SERVER s OPTIONS (user 'u', password '${password}');
CREATE SUBSCRIPTION x CONNECTION 'password=${password}' PUBLICATION p;`,
      );
    const model = withPassword("T0PS3CRET");
    const texts = [...model.objects.values()].flatMap(({ parts }) =>
      [...parts.values()].map(({ text }) => text),
    );
    expect(texts.join("\n")).not.toContain("T0PS3CRET");
    expect(schemaDigestOf(model)).not.toBe(schemaDigestOf(withPassword("other")));
  });

  it.each([
    ["COPY public.t (a) FROM stdin;\n1\n\\.\n", { line: 1, verb: "COPY", table: "public.t" }],
    ["\nINSERT INTO public.t VALUES (1);", { line: 2, verb: "INSERT", table: "public.t" }],
    [
      "SELECT pg_catalog.setval('public.q', 5, true);",
      { line: 1, verb: "setval", table: "public.q" },
    ],
  ])("takes %s for data", (source, statement) => {
    const { data, objects } = readSchema(source);
    expect(data).toEqual([statement]);
    expect(objects.size).toBe(0);
  });

  it("follows the defaults that say where a table lies", () => {
    const source =
      "SET default_tablespace = 'fast';\nCREATE TABLE a ();\nCREATE INDEX ai ON a (a);\nCREATE VIEW v AS SELECT 1;\nSET default_tablespace = '';\nSET default_table_access_method = columnar;\nCREATE TABLE b ();\nCREATE TABLE p (a int) PARTITION BY LIST (a);\nCREATE INDEX i ON b (a);\nSET default_table_access_method = heap;\nCREATE TABLE c ();";
    expect(subjectsOf(source)).toEqual([
      "table a",
      "tablespace of table a",
      "index ai",
      "tablespace of index ai",
      "view v",
      "table b",
      "access method of table b",
      "table p",
      "column p.a",
      "partitioning of table p",
      "index i",
      "table c",
    ]);
  });

  it("reads the server's version from the banner alone", () => {
    expect(readSchema(exampleSnapshot).serverVersion).toBe("15.18");
    expect(readSchema("CREATE TABLE t ();").serverVersion).toBeNull();
    expect(readSchema("SELECT 'Dumped from database version 9';").serverVersion).toBeNull();
  });

  it("understands every statement of a rich dump", () => {
    const unmodelled = [...readSchema(richSchema).objects.values()].filter(
      ({ kind }) => kind === "statement",
    );
    expect(unmodelled).toEqual([]);
  });
});
