import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadModule, parseSync } from "libpg-query";
import { beforeAll, describe, expect, it } from "vitest";
import { scanStatements } from "../../src/postgres/scan-statements.ts";
import { exampleSnapshot, richSchema } from "./rich-schema.ts";

const tricky = String.raw`
CREATE FUNCTION a() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 3; END;
CREATE FUNCTION b(x text DEFAULT 'a;$$') RETURNS text LANGUAGE sql RETURN x || ';';
CREATE FUNCTION c() RETURNS void LANGUAGE plpgsql AS $body$ BEGIN PERFORM $$;$$; END; $body$;
CREATE TABLE "Weird ""Name; x" ("Col;1" int DEFAULT 1, "select" text DEFAULT ';--');
SELECT E'\';', U&'d\0061;', B'1', 'a',  -- ';
  'b;' /* ; /* nested ; */ */;
CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO u VALUES (1); DELETE FROM u);
CREATE VIEW größe AS SELECT '€;' AS "ü;", 1 +/* c */ 2, a <-- x
  3 FROM t;
COMMENT ON TABLE t IS '
-- Name: fake; Type: TABLE; Schema: x; Owner: y
';
;
SELECT 1`;

/** The statements PostgreSQL's own grammar finds, without comments and space around them. */
function oracleOf(source: string): readonly string[] {
  const bytes = Buffer.from(source);
  const { stmts } = parseSync(source) as {
    stmts: readonly { stmt_location?: number; stmt_len?: number }[];
  };
  return stmts.map(({ stmt_location: start = 0, stmt_len: length }) => {
    const end = length === undefined ? bytes.length : start + length;
    const text = bytes.subarray(start, end).toString();
    return text.replace(/^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, "").trimEnd();
  });
}

beforeAll(loadModule);

const root = join(import.meta.dirname, "../..");

/** Every script of the project's tests and examples without rows, which the grammar does not know, by path. */
const fixtures = ["test", "examples"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".sql") && !path.includes("node_modules"))
    .map((path) => join(folder, path))
    .filter((path) => !/^COPY .* FROM stdin;/m.test(readFileSync(join(root, path), "utf8"))),
);

describe("scanStatements and PostgreSQL's own grammar", () => {
  it.each([
    ["the example's snapshot", exampleSnapshot],
    ["a schema of every kind", richSchema.replaceAll(/^\\.*$/gm, "")],
    ["what is hard to split", tricky],
  ])("agree on %s", (_, source) => {
    const texts = scanStatements(source).statements.map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(5);
    expect(texts).toEqual(oracleOf(source));
  });

  it("agree on every statement of every script among the fixtures", () => {
    const told = fixtures.map((path) => {
      const source = readFileSync(join(root, path), "utf8").replaceAll(/^\\.*$/gm, "");
      const texts = scanStatements(source).statements.map(({ text }) => text);
      return { path, texts, oracle: texts.length === 0 ? [] : oracleOf(source) };
    });
    expect(told.length).toBeGreaterThan(30);
    for (const { path, texts, oracle } of told)
      expect({ path, texts }).toEqual({ path, texts: oracle });
  });
});
