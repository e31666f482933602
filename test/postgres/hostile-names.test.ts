import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareSchemas } from "../../src/postgres/compare-schemas.ts";
import { dumpSchema } from "../../src/postgres/dump-schema.ts";
import { readSchema } from "../../src/postgres/read-schema.ts";
import { restoreAndDump } from "../../src/postgres/restore-and-dump.ts";
import { restoreSchema } from "../../src/postgres/restore-schema.ts";
import { withScratchDatabase } from "../../src/postgres/with-scratch-database.ts";
import { testHost } from "../support/host.ts";
import { testDatabase, testServer } from "../support/postgres.ts";
import { promote } from "../support/promote.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Names and strings that end a statement, a string or a comment, or that every object of JavaScript has. */
const anyText = fc.oneof(
  fc.constantFrom(
    "constructor",
    "__proto__",
    'Weird "Name; x',
    ";--",
    "/*",
    "$$",
    "a.b",
    "\\!",
    "x on y",
  ),
  fc.stringMatching(/^[ -~]{1,12}$/),
);

/** A quoted name with a capital letter: the kind that stays quoted in what is said. */
const anyName = anyText.map((text) => quoted(`${text}X`));

const scriptOf = (name: string, column: string, text: string) =>
  `CREATE TABLE public.before (a integer);
CREATE TABLE public.${name} (${column} text DEFAULT ${literal(text)});
CREATE FUNCTION public.${name}() RETURNS text LANGUAGE sql AS ${literal(`${text}\n-- Name: t; Type: TABLE; Schema: public; Owner: -\n;`)};
COMMENT ON TABLE public.${name} IS ${literal(text)};
CREATE TABLE public.after (a integer);\n`;

const subjectsBetween = (a: string, b: string) =>
  compareSchemas(readSchema(a), readSchema(b)).map(({ subject }) => subject);

describe("names and strings that are meant to mislead", () => {
  it("differ in nothing from themselves, and hide no statement after them", () => {
    const property = fc.property(anyName, anyName, anyText, (name, column, text) => {
      const script = scriptOf(name, column, text);
      const subjects = [...readSchema(script).objects.values()].map((one) => one.kind + one.name);
      expect(subjectsBetween(script, script)).toEqual([]);
      expect(subjects).toEqual([
        "tablepublic.before",
        `tablepublic.${name}`,
        `functionpublic.${name}()`,
        "tablepublic.after",
      ]);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("are what a difference is named by", () => {
    const property = fc.property(anyName, anyName, anyText, (name, column, text) => {
      const script = scriptOf(name, column, text);
      const retyped = scriptOf(name, column, text).replace(" text DEFAULT ", " varchar DEFAULT ");
      const rewritten = script.replace("-- Name: t; Type", "-- Name: u; Type");
      expect(subjectsBetween(script, retyped)).toEqual([`column public.${name}.${column}`]);
      expect(subjectsBetween(script, rewritten)).toEqual([`function public.${name}()`]);
    });
    fc.assert(property, {
      numRuns: 300,
      examples: [['"Weird ""Name; xX"', '"__proto__X"', ";--"]],
    });
  });

  it("come back from a real server as they went in, and one change among them is one change", async () => {
    const hostile = `CREATE SCHEMA "Weird ""Name; x";
CREATE TABLE "Weird ""Name; x".constructor ("__proto__" text DEFAULT ';--', "Col;1" text DEFAULT $x$'; DROP TABLE t; --$x$);
CREATE TABLE "Weird ""Name; x"."\\! touch x" (a integer CHECK (a > 0));
CREATE FUNCTION "Weird ""Name; x"."/* f"() RETURNS text LANGUAGE sql AS $$ SELECT '
--
-- Name: fake; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.fake (a integer);
' $$;
COMMENT ON TABLE "Weird ""Name; x".constructor IS 'it''s ; -- $$ \\.';`;
    const { url, query } = await testDatabase(hostile);
    const dumped = await dumpSchema(testHost(), url, { variable: "DATABASE_URL" });
    const model = readSchema(dumped.text);
    expect([...model.objects.keys()].filter((key) => key.includes("fake"))).toEqual([]);
    const scratchAt = { url: testServer().url, variable: "SCRATCH_URL" };
    const again = await withScratchDatabase(testHost(), scratchAt, (scratch) =>
      restoreAndDump(testHost(), scratch, { text: dumped.text, model }),
    );
    if (again.kind !== "rewritten") throw new Error(again.reason);
    expect(compareSchemas(model, again.script.model)).toEqual([]);
    await query(`ALTER TABLE "Weird ""Name; x".constructor ALTER "__proto__" SET DEFAULT ';-- '`);
    const changed = await dumpSchema(testHost(), url, { variable: "DATABASE_URL" });
    expect(subjectsBetween(dumped.text, changed.text)).toEqual([
      'column "Weird ""Name; x".constructor.__proto__',
    ]);
  });
});

describe("a snapshot that would run something", () => {
  it.each([
    ["a command for psql", (path: string) => `\\! touch ${path}\n`],
    ["a program", (path: string) => `COPY public.t FROM PROGRAM 'touch ${path}';\n`],
  ])(
    "is refused where it is restored, and only read where it is compared: %s",
    async (_, hostile) => {
      const folder = temporaryFolder();
      const canary = join(folder, "canary");
      const safe = "CREATE TABLE public.t (a integer);\n";
      const snapshot = safe + hostile(canary);
      const scratchAt = { url: testServer().url, variable: "SCRATCH_URL" };
      const restored = await withScratchDatabase(testHost(), scratchAt, (scratch) =>
        restoreSchema(scratch, snapshot),
      );
      expect(restored).toMatchObject({ kind: "refused", line: 2 });
      const { url } = await testDatabase(safe);
      writeFileSync(join(folder, "a.sql"), snapshot);
      const { text } = await dumpSchema(testHost(), url, { variable: "DATABASE_URL" });
      writeFileSync(join(folder, "b.sql"), text);
      const { code } = await promote(["schema", "diff", "a.sql", "b.sql"], { cwd: folder });
      expect(code).not.toBe(0);
      expect(existsSync(canary)).toBe(false);
    },
  );
});
