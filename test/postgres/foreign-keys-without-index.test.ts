import { describe, expect, it } from "vitest";
import { foreignKeysWithoutIndex } from "../../src/postgres/foreign-keys-without-index.ts";
import { foreignKeysOf } from "../../src/postgres/keys.ts";
import { readSchema } from "../../src/postgres/read-schema.ts";
import { testDatabase } from "../support/postgres.ts";
import { exampleSnapshot, richSchema } from "./rich-schema.ts";

const tables = `CREATE TABLE public.p (a int, b int);
CREATE TABLE public.c (a int, b int, x int, note text);
`;
const single = `${tables}ALTER TABLE ONLY public.c ADD CONSTRAINT c_fk FOREIGN KEY (a) REFERENCES public.p(a) ON DELETE CASCADE;\n`;
const double = `${tables}ALTER TABLE ONLY public.c ADD CONSTRAINT c_fk FOREIGN KEY (a, b) REFERENCES public.p(a, b);\n`;
const namesOf = (text: string) => foreignKeysWithoutIndex(readSchema(text)).map(({ name }) => name);

describe("foreignKeysWithoutIndex", () => {
  it("names the key, its table, its columns, where it leads and where it stands", () => {
    expect(foreignKeysWithoutIndex(readSchema(single))).toEqual([
      {
        key: "relation public.c",
        table: "public.c",
        name: "c_fk",
        columns: ["a"],
        references: "public.p",
        line: 3,
      },
    ]);
  });

  it.each([
    ["an index of its own", single, "CREATE INDEX i ON public.c USING btree (a);"],
    [
      "an index that goes on",
      single,
      "CREATE INDEX i ON public.c USING btree (a DESC, lower(note));",
    ],
    ["a hash index", single, "CREATE INDEX i ON public.c USING hash (a);"],
    ["a quoted column", single, 'CREATE INDEX i ON public.c USING btree ("a");'],
    [
      "the columns in another order",
      double,
      "CREATE UNIQUE INDEX i ON public.c USING btree (b, a, x);",
    ],
    ["a primary key", single, "ALTER TABLE ONLY public.c ADD CONSTRAINT k PRIMARY KEY (a, b);"],
    [
      "a unique constraint",
      double,
      "ALTER TABLE ONLY public.c ADD CONSTRAINT k UNIQUE NULLS NOT DISTINCT (b, a);",
    ],
    [
      "an exclusion",
      single,
      "ALTER TABLE ONLY public.c ADD CONSTRAINT k EXCLUDE USING gist (a WITH =, b WITH &&);",
    ],
    ["a key without a name", single, "ALTER TABLE public.c ADD PRIMARY KEY (a);"],
    [
      "an index without its nulls",
      single,
      "CREATE INDEX i ON public.c USING btree (a) WHERE (a IS NOT NULL);",
    ],
    [
      "an index without the nulls of either",
      double,
      "CREATE INDEX i ON public.c USING btree (a, b) WHERE ((b IS NOT NULL) AND (a IS NOT NULL));",
    ],
    ["an index of all partitions", single, "CREATE INDEX i ON ONLY public.c USING btree (a);"],
  ])("is content with %s", (_, schema, index) => {
    expect(namesOf(schema)).toEqual(["c_fk"]);
    expect(namesOf(schema + index)).toEqual([]);
  });

  it.each([
    ["an index of another table", single, "CREATE INDEX i ON public.p USING btree (a);"],
    ["an index in which it comes second", single, "CREATE INDEX i ON public.c USING btree (x, a);"],
    ["an index with half of it", double, "CREATE INDEX i ON public.c USING btree (a, x, b);"],
    [
      "an index that carries it only",
      single,
      "CREATE INDEX i ON public.c USING btree (x) INCLUDE (a);",
    ],
    ["an index of a call", single, "CREATE INDEX i ON public.c USING btree (abs(a));"],
    ["an index of an expression", single, "CREATE INDEX i ON public.c USING btree ((a + 1));"],
    ["a partial index", single, "CREATE INDEX i ON public.c USING btree (a) WHERE (x = 1);"],
    [
      "an index with nulls of another column left out",
      single,
      "CREATE INDEX i ON public.c USING btree (a) WHERE (x IS NOT NULL);",
    ],
    [
      "an index with nulls and more left out",
      single,
      "CREATE INDEX i ON public.c USING btree (a) WHERE ((a IS NOT NULL) AND (x > 0));",
    ],
    [
      "an index with either left out",
      double,
      "CREATE INDEX i ON public.c USING btree (a, b) WHERE ((a IS NOT NULL) OR (b IS NOT NULL));",
    ],
    [
      "an index of its nulls",
      single,
      "CREATE INDEX i ON public.c USING btree (a) WHERE (a IS NULL);",
    ],
    ["a check", single, "ALTER TABLE public.c ADD CONSTRAINT k CHECK ((a > 0));"],
    ["statistics", single, "CREATE STATISTICS s ON a, b FROM public.c;"],
  ])("is not content with %s", (_, schema, index) => {
    expect(namesOf(schema + index)).toEqual(["c_fk"]);
  });

  it("reads keys that stand in CREATE TABLE, with and without a name", () => {
    const schema = `CREATE TABLE c (
      a int REFERENCES p (a), b int PRIMARY KEY REFERENCES p (a), x int UNIQUE REFERENCES p (a),
      "constructor" int, "A b" int,
      FOREIGN KEY ("constructor") REFERENCES p (a), CONSTRAINT odd FOREIGN KEY ("A b") REFERENCES p (a)
    );`;
    expect(foreignKeysWithoutIndex(readSchema(schema)).map(({ columns }) => columns[0])).toEqual([
      "constructor",
      '"A b"',
      "a",
    ]);
  });

  it("agrees with the catalog on what PostgreSQL itself built", async () => {
    const { query } = await testDatabase(`
      create table p (a int primary key, b int, unique (a, b), unique (b));
      create table c1 (a int references p); create index on c1 (a);
      create table c2 (a int references p); create index on c2 (a) where a is not null;
      create table c3 (a int references p); create index on c3 (a) where a > 0;
      create table c4 (a int, b int, foreign key (a, b) references p (a, b)); create index on c4 (b, a);
      create table c5 (a int references p, b int references p (b), primary key (a, b));
      create table c6 (a int references p) partition by list (a);
      create table c6_1 partition of c6 for values in (1); create index on c6 (a);`);
    const definitions = await query(`
      select 'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid) as sql
      from pg_constraint where connamespace = 'public'::regnamespace and conparentid = 0
      union all select indexdef from pg_indexes where schemaname = 'public'`);
    const text = definitions
      .map(({ sql }) => `${String(sql).replaceAll("public.", "")};`)
      .join("\n");
    const found = foreignKeysWithoutIndex(readSchema(text)).map(({ name }) => name);
    expect(found.sort()).toEqual(["c3_a_fkey", "c5_b_fkey"]);
  });

  it.each([
    ["the example's snapshot", exampleSnapshot],
    ["a schema of every kind", richSchema],
  ])("reads every foreign key of %s", (_, source) => {
    expect(foreignKeysOf(readSchema(source)).length).toBe(
      (source.match(/FOREIGN KEY|\bREFERENCES [a-z]+\.[a-z_]+\(/g) ?? []).filter((word) =>
        word.startsWith("FOREIGN KEY"),
      ).length,
    );
  });
});
