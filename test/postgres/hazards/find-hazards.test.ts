import { describe, expect, it } from "vitest";
import { findHazards } from "../../../src/postgres/hazards/find-hazards.ts";
import { judgeHazard } from "../../../src/postgres/hazards/judge-hazards.ts";
import { hazardRules } from "../../../src/postgres/hazards/rules/index.ts";
import { readSchema } from "../../../src/postgres/read-schema.ts";
import { exampleSnapshot, richSchema } from "../rich-schema.ts";

function hazardsBetween(before: string, after: string) {
  return findHazards(readSchema(before), readSchema(after));
}

function saidBetween(before: string, after: string): readonly string[] {
  return hazardsBetween(before, after).map((hazard) => {
    const { rule, subject, message } = judgeHazard(hazard, "db/schema.snapshot.sql");
    return `${rule.replace("snapshot-review/", "")}: ${subject} ${message}`;
  });
}

const t = (columns: string, rest = "") => `CREATE TABLE public.t (${columns});\n${rest}`;
const add = (name: string, text: string) =>
  `ALTER TABLE ONLY public.t ADD CONSTRAINT ${name} ${text};\n`;
const policy = (rest: string) =>
  t(
    "a integer",
    `ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;\nCREATE POLICY p ON public.t ${rest};`,
  );
const rls = t("a integer", "ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;");
const definer = (rest: string) =>
  `CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql ${rest} AS $$ select 1 $$;`;
const index = "CREATE INDEX i ON public.t USING btree (a);";
const trigger =
  "CREATE TRIGGER tr BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();\n";
const view = (columns: string) => `CREATE VIEW public.v AS SELECT ${columns} FROM public.t;`;
const routine = (taken: string) => definer("").replace("a integer", taken);
const domain = (rest: string) => `CREATE DOMAIN public.d AS integer ${rest};\n`;
const notValidCheck = "ALTER DOMAIN public.d ADD CONSTRAINT c CHECK ((VALUE > 0)) NOT VALID;";
const sequence = (rest: string) => `CREATE SEQUENCE public.s START WITH 1 ${rest};`;
const attach = (values: string) =>
  `ALTER TABLE ONLY public.p ATTACH PARTITION public.t FOR VALUES IN ${values};`;

/** Before, after, and the kind that must be found first. */
const dangers: readonly (readonly [kind: string, before: string, after: string])[] = [
  ["table-dropped: table public.t is dropped", t("a integer"), ""],
  [
    "table-renamed: table public.t is gone, and public.u has its columns",
    t("a integer"),
    "CREATE TABLE public.u (a integer);",
  ],
  ["column-dropped: column public.t.b is dropped", t("a integer, b text"), t("a integer")],
  [
    "column-renamed: column public.t.b is gone, and c is in its place",
    t("a integer, b text"),
    t("a integer, c text"),
  ],
  [
    "attribute-dropped: type public.x is dropped: attribute b",
    "CREATE TYPE public.x AS (a integer, b text);",
    "CREATE TYPE public.x AS (a integer);",
  ],
  [
    "enum-label-dropped: type public.e no longer has the label 'b'",
    "CREATE TYPE public.e AS ENUM ('a', 'b');",
    "CREATE TYPE public.e AS ENUM ('a');",
  ],
  [
    "enum-label-renamed: type public.e has the label 'c' in place of 'b' instead",
    "CREATE TYPE public.e AS ENUM ('a', 'b');",
    "CREATE TYPE public.e AS ENUM ('a', 'c');",
  ],
  [
    "column-type-narrowed: column public.t.a goes from bigint to integer",
    t("a bigint"),
    t("a integer"),
  ],
  ["column-type-narrowed", t("a character varying(20)"), t("a character varying(10)")],
  ["column-type-narrowed", t("a text"), t("a character varying(10)")],
  ["column-type-narrowed", t("a numeric(10,2)"), t("a numeric(10,1)")],
  ["column-type-narrowed", t("a numeric(10,2)"), t("a numeric(10,3)")],
  ["column-type-narrowed", t("a timestamp with time zone"), t("a date")],
  ["column-type-narrowed", t("a text NOT NULL"), t("a uuid NOT NULL")],
  [
    "column-type-changed: column public.t.a goes from integer to bigint",
    t("a integer"),
    t("a bigint"),
  ],
  ["column-type-changed", t("a json"), t("a jsonb")],
  ["column-type-changed", t("a integer[]"), t("a integer")],
  [
    'column-type-changed: column public.t.a goes from the collation the default to "C"',
    t("a text"),
    t('a text COLLATE "C"'),
  ],
  [
    "generation-changed",
    t("a integer, b integer GENERATED ALWAYS AS ((a + 1)) STORED"),
    t("a integer, b integer GENERATED ALWAYS AS ((a + 2)) STORED"),
  ],
  [
    "required-column-added: column public.t.b is new and required",
    t("a integer"),
    t("a integer, b text NOT NULL"),
  ],
  [
    "default-dropped: column public.t.a is required and loses its default 0",
    t("a integer DEFAULT 0 NOT NULL"),
    t("a integer NOT NULL"),
  ],
  [
    "default-dropped: column public.t.a is required and loses its default 'new'::text",
    t("a text DEFAULT 'new'::text NOT NULL"),
    t("a text NOT NULL"),
  ],
  ["column-became-required", t("a integer"), t("a integer NOT NULL")],
  ["column-became-nullable", t("a integer DEFAULT 1 NOT NULL"), t("a integer DEFAULT 1")],
  [
    "column-added-with-rewrite: column public.t.b is new on a table that is there, with the default gen_random_uuid()",
    t("a integer"),
    t("a integer, b uuid DEFAULT gen_random_uuid() NOT NULL"),
  ],
  [
    "column-added-with-rewrite",
    t("a integer"),
    t(
      "a integer, b bigint NOT NULL",
      "ALTER TABLE public.t ALTER COLUMN b ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.s);",
    ),
  ],
  [
    "column-added-with-rewrite",
    t("a integer"),
    t("a integer, b integer GENERATED ALWAYS AS ((a + 1)) STORED"),
  ],
  [
    "constraint-added-validated: constraint c of table public.t is new",
    t("a integer"),
    t("a integer", add("c", "CHECK ((a > 0))")),
  ],
  [
    "constraint-added-validated",
    t("a integer"),
    t("a integer", add("c", "FOREIGN KEY (a) REFERENCES public.p(a)")),
  ],
  ["key-added", t("a integer"), t("a integer", add("c", "UNIQUE (a)"))],
  ["constraint-dropped", t("a integer", add("c", "UNIQUE (a)")), t("a integer")],
  [
    "constraint-changed",
    t("a integer", add("c", "CHECK ((a > 0))")),
    t("a integer", add("c", "CHECK ((a > -1))")),
  ],
  [
    "constraint-not-validated",
    t("a integer", add("c", "CHECK ((a > 0))")),
    t("a integer", add("c", "CHECK ((a > 0)) NOT VALID")),
  ],
  [
    "persistence-changed: table public.t becomes unlogged",
    t("a integer"),
    "CREATE UNLOGGED TABLE public.t (a integer);",
  ],
  [
    "storage-changed: table public.t has another tablespace",
    t("a integer"),
    `SET default_tablespace = fast;\n${t("a integer")}`,
  ],
  ["index-created: index public.i is new", t("a integer"), t("a integer", index)],
  ["index-dropped: index public.i is dropped.", t("a integer", index), t("a integer")],
  [
    "index-dropped: index public.i is dropped, and with it that its values are unique",
    t("a integer", index.replace("INDEX", "UNIQUE INDEX")),
    t("a integer"),
  ],
  ["index-redefined", t("a integer", index), t("a integer", index.replace("(a)", "(a DESC)"))],
  ["row-security-off: table public.t no longer has row security", rls, t("a integer")],
  [
    "row-security-off: table public.t no longer forces",
    `${rls}ALTER TABLE ONLY public.t FORCE ROW LEVEL SECURITY;`,
    rls,
  ],
  ["policy-dropped: policy p on public.t is dropped.", policy("USING (true)"), rls],
  ["policy-added", rls, policy("USING ((a = 1))")],
  [
    "policy-widened: policy p on public.t may let more through: it is for public and was for r",
    policy("TO r USING ((a = 1))"),
    policy("USING ((a = 1))"),
  ],
  [
    "policy-widened: policy p on public.t may let more through: its USING",
    policy("TO r USING ((a = 1))"),
    policy("TO r USING (true)"),
  ],
  [
    "policy-widened: policy p on public.t may let more through: it no longer restricts",
    policy("AS RESTRICTIVE USING ((a = 1))"),
    policy("USING ((a = 1))"),
  ],
  [
    "policy-widened",
    policy("AS RESTRICTIVE TO r, s USING ((a = 1))"),
    policy("AS RESTRICTIVE TO r USING ((a = 1))"),
  ],
  [
    "policy-widened",
    policy("FOR UPDATE USING ((a = 1)) WITH CHECK ((a = 1))"),
    policy("FOR UPDATE USING ((a = 1))"),
  ],
  [
    "granted-to-public: privileges of public of table public.t gives SELECT to PUBLIC",
    t("a integer"),
    t("a integer", "GRANT SELECT ON TABLE public.t TO PUBLIC;"),
  ],
  [
    "granted-to-public: privileges of public of table public.t gives UPDATE to PUBLIC",
    t("a integer", "GRANT SELECT ON TABLE public.t TO PUBLIC;"),
    t("a integer", "GRANT SELECT,UPDATE ON TABLE public.t TO PUBLIC;"),
  ],
  ["granted-to-public", "", t("a integer", "GRANT ALL ON TABLE public.t TO PUBLIC;")],
  [
    "granted-to-public",
    `${definer("")}REVOKE ALL ON FUNCTION public.f(a integer) FROM PUBLIC;`,
    definer(""),
  ],
  [
    "granted-to-public",
    "",
    "ALTER DEFAULT PRIVILEGES FOR ROLE r GRANT SELECT ON TABLES TO PUBLIC;",
  ],
  [
    "definer-without-search-path: function public.f(a integer) is SECURITY DEFINER",
    "",
    definer("SECURITY DEFINER"),
  ],
  ["definer-without-search-path", definer(""), definer("SECURITY DEFINER")],
  [
    "definer-without-search-path",
    definer("SECURITY DEFINER SET search_path TO ''"),
    definer("SECURITY DEFINER"),
  ],
  [
    "view-runs-as-owner",
    "CREATE VIEW public.v WITH (security_invoker='true') AS SELECT 1 AS a;",
    "CREATE VIEW public.v AS SELECT 1 AS a;",
  ],
  ["object-dropped: view public.v is dropped.", "CREATE VIEW public.v AS SELECT 1 AS a;", ""],
  ["routine-dropped: function public.f(a integer) is dropped.", definer(""), ""],
  [
    "routine-dropped: aggregate public.g(integer) is dropped.",
    "CREATE AGGREGATE public.g(integer) (SFUNC = f, STYPE = integer);",
    "",
  ],
  [
    "object-dropped: function public.g() is dropped.",
    "CREATE FUNCTION public.g() RETURNS trigger LANGUAGE plpgsql AS $$ begin return new; end $$;",
    "",
  ],
  [
    "routine-dropped: function public.f(a integer) is dropped.",
    definer("") + routine("a bigint"),
    routine("a bigint"),
  ],
  [
    "routine-arguments-changed: function public.f(a bigint) takes (a bigint), and it took (a integer).",
    routine("a integer"),
    routine("a bigint"),
  ],
  [
    "routine-arguments-changed: function public.f(b integer) takes (b integer), and it took (a integer).",
    routine("a integer"),
    routine("b integer"),
  ],
  ["routine-arguments-changed", routine("a integer, b integer"), routine("a integer")],
  ["routine-arguments-changed", routine("a integer DEFAULT 1"), routine("a integer")],
  ["routine-arguments-changed", routine("a integer"), routine("a integer, b integer")],
  [
    "routine-result-changed",
    routine("a integer, OUT b integer"),
    routine("a integer, OUT b bigint"),
  ],
  [
    "view-column-retyped: view public.v has columns of other types: b from integer to text.",
    t("a integer", view("t.a, t.a AS b")),
    t("a integer", view("t.a, (t.a)::text AS b")),
  ],
  ["view-column-retyped", view("count(*) AS a"), view("(count(*))::integer AS a")],
  [
    "view-column-retyped: materialized view public.v has columns of other types: a from text to uuid.",
    "CREATE MATERIALIZED VIEW public.v AS SELECT (x.a)::text AS a FROM public.x WITH NO DATA;",
    "CREATE MATERIALIZED VIEW public.v AS SELECT (x.a)::uuid AS a FROM public.x WITH NO DATA;",
  ],
  [
    "column-became-required: column public.t.a becomes required",
    t("a integer"),
    t("a integer", add("n", "NOT NULL a")),
  ],
  [
    "column-became-nullable",
    t("a integer DEFAULT 1", add("n", "NOT NULL a NOT VALID")),
    t("a integer DEFAULT 1"),
  ],
  [
    "constraint-not-validated: constraint n of table public.t is no longer validated",
    t("a integer CONSTRAINT n NOT NULL"),
    t("a integer", add("n", "NOT NULL a NOT VALID")),
  ],
  [
    "required-column-added: column public.t.b is new and required",
    t("a integer"),
    t("a integer, b integer", add("n", "NOT NULL b NOT VALID")),
  ],
  [
    "granted-to-role: privileges of r of table public.t include SELECT now.",
    t("a integer"),
    t("a integer", "GRANT SELECT ON TABLE public.t TO r;"),
  ],
  [
    "granted-to-role: privileges of r of table public.t include UPDATE now.",
    t("a integer", "GRANT SELECT ON TABLE public.t TO r;"),
    t("a integer", "GRANT SELECT,UPDATE ON TABLE public.t TO r;"),
  ],
  [
    "granted-to-role: privileges of r of table public.t include ALL now.",
    t("a integer", "GRANT SELECT ON TABLE public.t TO r;"),
    t("a integer", "GRANT ALL ON TABLE public.t TO r;"),
  ],
  ["granted-to-role", "", "ALTER DEFAULT PRIVILEGES FOR ROLE r GRANT SELECT ON TABLES TO s;"],
  ["domain-changed", domain("NOT NULL"), domain("")],
  ["domain-changed", domain(""), domain("NOT NULL")],
  ["domain-changed", domain("DEFAULT 1"), domain("")],
  ["domain-changed", domain("CONSTRAINT c CHECK ((VALUE > 0))"), domain("")],
  ["domain-changed", domain(""), domain("").replace("integer", "bigint")],
  ["sequence-changed", sequence("INCREMENT BY 1 CACHE 1"), sequence("INCREMENT BY 2 CACHE 1")],
  ["trigger-dropped", t("a integer", trigger), t("a integer")],
  [
    "trigger-disabled",
    t("a integer", trigger),
    t("a integer", `${trigger}ALTER TABLE public.t DISABLE TRIGGER tr;`),
  ],
  [
    "trigger-dropped: event trigger et is dropped",
    "CREATE EVENT TRIGGER et ON ddl_command_start EXECUTE FUNCTION public.f();",
    "",
  ],
  [
    "replica-identity-changed",
    t("a integer", "ALTER TABLE ONLY public.t REPLICA IDENTITY FULL;"),
    t("a integer"),
  ],
  [
    "publication-changed: publication p is dropped.",
    "CREATE PUBLICATION p WITH (publish = 'insert');",
    "",
  ],
  [
    "publication-changed",
    "CREATE PUBLICATION p WITH (publish = 'insert');\nALTER PUBLICATION p ADD TABLE ONLY public.t;",
    "CREATE PUBLICATION p WITH (publish = 'insert');",
  ],
  ["view-column-dropped: view public.v no longer has the column b", view("t.a, t.b"), view("t.a")],
  [
    "view-column-dropped: view public.v no longer has the column b",
    view("t.a, t.b"),
    view("t.a, t.b AS c"),
  ],
  [
    "routine-result-changed: function public.f(a integer) returns something else: bigint, and it was integer",
    definer(""),
    definer("").replace("RETURNS integer", "RETURNS bigint"),
  ],
  [
    "domain-changed: domain public.d is defined in another way",
    "CREATE DOMAIN public.d AS integer;",
    "CREATE DOMAIN public.d AS integer CONSTRAINT c CHECK ((VALUE > 0));",
  ],
  [
    "sequence-changed: sequence public.s counts",
    "CREATE SEQUENCE public.s START WITH 1 NO CYCLE;",
    "CREATE SEQUENCE public.s START WITH 1 CYCLE;",
  ],
  [
    "right-revoked: privileges of r of table public.t no longer include UPDATE",
    t("a integer", "GRANT SELECT,UPDATE ON TABLE public.t TO r;"),
    t("a integer", "GRANT SELECT ON TABLE public.t TO r;"),
  ],
  ["right-revoked", t("a integer", "GRANT SELECT ON TABLE public.t TO r;"), t("a integer")],
  [
    "owner-changed: owner of table public.t is another: s, and it was r",
    t("a integer", "ALTER TABLE public.t OWNER TO r;"),
    t("a integer", "ALTER TABLE public.t OWNER TO s;"),
  ],
  ["partition-detached", t("a integer", attach("(1)")), t("a integer")],
  ["partition-attached", t("a integer"), t("a integer", attach("(1)"))],
  ["partition-attached", t("a integer", attach("(1)")), t("a integer", attach("(1, 2)"))],
];

const harmless: readonly (readonly [name: string, before: string, after: string])[] = [
  [
    "a new table with everything on it",
    "",
    t("a integer NOT NULL", `${add("c", "PRIMARY KEY (a)")}${index}${trigger}`),
  ],
  ["a new column that takes nulls", t("a integer"), t("a integer, b text")],
  [
    "a new required column with a constant",
    t("a integer"),
    t("a integer, b text DEFAULT 'x'::character varying NOT NULL"),
  ],
  [
    "a new column with the time of the migration",
    t("a integer"),
    t("a integer, b timestamp with time zone DEFAULT now() NOT NULL"),
  ],
  [
    "a new column computed when it is read",
    t("a integer"),
    t("a integer, b integer GENERATED ALWAYS AS ((a + 1)) VIRTUAL"),
  ],
  ["a default that a nullable column loses", t("a integer DEFAULT 1"), t("a integer")],
  [
    "a default that becomes an identity",
    t("a integer DEFAULT 1 NOT NULL"),
    t(
      "a integer NOT NULL",
      "ALTER TABLE public.t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.s);",
    ),
  ],
  ["a longer text", t("a character varying(10)"), t("a character varying(20)")],
  ["a text without limit", t("a character varying(10) NOT NULL"), t("a text NOT NULL")],
  ["a numeric of more digits", t("a numeric(10,2)"), t("a numeric(12,2)")],
  [
    "a label more",
    "CREATE TYPE public.e AS ENUM ('a', 'b');",
    "CREATE TYPE public.e AS ENUM ('a', 'x', 'b');",
  ],
  [
    "NOT NULL that a check already promised",
    t("a integer", add("c", "CHECK ((a IS NOT NULL))")),
    t("a integer NOT NULL", add("c", "CHECK ((a IS NOT NULL))")),
  ],
  [
    "a check that is not validated",
    t("a integer"),
    t("a integer", add("c", "CHECK ((a > 0)) NOT VALID")),
  ],
  [
    "a check that is validated now",
    t("a integer", add("c", "CHECK ((a > 0)) NOT VALID")),
    t("a integer", add("c", "CHECK ((a > 0))")),
  ],
  [
    "a constraint by another name",
    t("a integer", add("c", "CHECK ((a > 0))")),
    t("a integer", add("d", "CHECK ((a > 0))")),
  ],
  [
    "an index by another name",
    t("a integer", index),
    t("a integer", index.replace("i ON", "j ON")),
  ],
  [
    "an index that becomes a constraint's",
    t("a integer", "CREATE UNIQUE INDEX c ON public.t USING btree (a);"),
    t("a integer", add("c", "UNIQUE (a)")),
  ],
  ["a policy for fewer roles", policy("TO r, s USING ((a = 1))"), policy("TO r USING ((a = 1))")],
  ["a restrictive policy", rls, policy("AS RESTRICTIVE USING ((a = 1))")],
  [
    "a right that PUBLIC loses",
    t("a integer", "GRANT ALL ON TABLE public.t TO PUBLIC;"),
    t("a integer", "GRANT SELECT ON TABLE public.t TO PUBLIC;"),
  ],
  [
    "a right that the owner has anyway",
    t("a integer", "ALTER TABLE public.t OWNER TO r;"),
    t("a integer", "ALTER TABLE public.t OWNER TO r;\nGRANT ALL ON TABLE public.t TO r;"),
  ],
  ["a right on a new table", "", t("a integer", "GRANT SELECT ON TABLE public.t TO r;")],
  [
    "NOT NULL that is not validated",
    t("a integer"),
    t("a integer", add("n", "NOT NULL a NOT VALID")),
  ],
  [
    "NOT NULL that is validated now",
    t("a integer", add("n", "NOT NULL a NOT VALID")),
    t("a integer CONSTRAINT n NOT NULL"),
  ],
  ["a sequence's cache", sequence("INCREMENT BY 1 CACHE 1"), sequence("INCREMENT BY 1 CACHE 20")],
  ["a domain's default", domain("DEFAULT 1"), domain("DEFAULT 2")],
  [
    "a domain's constraint by another name",
    domain("CONSTRAINT c CHECK ((VALUE > 0))"),
    domain("CONSTRAINT d CHECK ((VALUE > 0))"),
  ],
  ["a domain's check that is not validated", domain(""), domain("") + notValidCheck],
  [
    "a domain's check that is validated now",
    domain("") + notValidCheck,
    domain("CONSTRAINT c CHECK ((VALUE > 0))"),
  ],
  [
    "an argument that calls may leave out",
    routine("a integer"),
    routine("a integer, b text DEFAULT 1"),
  ],
  ["an overload more", routine("a integer"), routine("a integer") + routine("a bigint")],
  [
    "a view's column by another expression of its type",
    t("a integer, b integer", view("t.a")),
    t("a integer, b integer", view("t.b AS a")),
  ],
  ["a view's column whose type nobody can tell", view("t.a"), view("t.b AS a")],
  [
    "a definer with a search path",
    "",
    definer("SECURITY DEFINER SET search_path TO 'pg_catalog', 'pg_temp'"),
  ],
  ["a definer that was one", definer("SECURITY DEFINER"), definer("SECURITY DEFINER COST 10")],
  ["a column that says SECURITY DEFINER", "", t("a text DEFAULT 'SECURITY DEFINER'::text")],
  ["a view with a column more", view("t.a"), view("t.a, t.b")],
  ["a view of other rows", view("t.a"), view("t.a").replace(";", " WHERE (t.b > 1);")],
  ["a function with another body", definer(""), definer("").replace("select 1", "select 2")],
  [
    "an owner that is said for the first time",
    t("a integer"),
    t("a integer", "ALTER TABLE public.t OWNER TO r;"),
  ],
  [
    "the schema public, which the older major alone speaks of",
    "-- Dumped from database version 14.2\nALTER SCHEMA public OWNER TO r;",
    "-- Dumped from database version 16.1\n",
  ],
  [
    "rights on the schema public, which majors differ in",
    "-- Dumped from database version 14.2\n",
    "-- Dumped from database version 16.1\nGRANT ALL ON SCHEMA public TO PUBLIC;",
  ],
];

describe("findHazards", () => {
  it.each(dangers)("says %s", (sentence, before, after) => {
    expect(saidBetween(before, after)[0]).toContain(sentence);
    expect(saidBetween(before, after)).toHaveLength(1);
  });

  it("has a case for every rule", () => {
    const told = new Set(dangers.map(([sentence]) => sentence.split(":")[0]));
    expect(Object.keys(hazardRules).filter((kind) => !told.has(kind))).toEqual([]);
  });

  it.each(harmless)("says nothing about %s", (_, before, after) => {
    expect(saidBetween(before, after)).toEqual([]);
  });

  it.each([
    ["the example's snapshot", exampleSnapshot],
    ["a schema of every kind", richSchema],
  ])("says nothing between %s and itself", (_, source) => {
    expect(saidBetween(source, source)).toEqual([]);
  });

  it("says what goes with a table of the table alone", () => {
    const whole = t("a integer", `${add("c", "UNIQUE (a)")}${index}${trigger}`);
    expect(saidBetween(whole, "")).toHaveLength(1);
  });

  it("says what goes with a column of the column alone", () => {
    const before = t("a integer, b integer", add("c", "UNIQUE (a, b)"));
    expect(saidBetween(before, t("a integer"))).toEqual([
      "column-dropped: column public.t.b is dropped, and what every row has in it is gone.",
    ]);
  });

  it("reads names that are meant to mislead", () => {
    const before = t(
      '"constructor" integer, "Weird ""Name; x" text DEFAULT \';--\'::text NOT NULL',
    );
    expect(saidBetween(before, t('"constructor" integer'))).toEqual([
      'column-dropped: column public.t."Weird ""Name; x" is dropped, and what every row has in it is gone.',
    ]);
  });

  it("gives each its place, both sides and a fingerprint of its own", () => {
    const [hazard] = hazardsBetween(t("a bigint"), `\n${t("a integer")}`);
    expect(hazard && judgeHazard(hazard, "s.sql")).toMatchObject({
      rule: "snapshot-review/column-type-narrowed",
      area: "data-loss",
      severity: "blocking",
      place: { file: "s.sql", line: 2 },
      detail: "-a bigint\n+a integer",
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });
});
