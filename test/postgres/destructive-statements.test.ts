import { describe, expect, it } from "vitest";
import { readDestructions } from "../../src/postgres/destructive-statements.ts";

/** `line kind object` of every destruction. */
function told(source: string): readonly string[] {
  const { destructions, unreadable } = readDestructions(source);
  expect(unreadable).toEqual([]);
  return destructions.map(({ line, kind, object }) => `${line} ${kind} ${object}`);
}

describe("readDestructions", () => {
  it.each([
    ["DROP TABLE orders;", ["1 drops-table table orders"]],
    [
      '\n-- old\ndrop table if exists public.orders, "Old" cascade',
      ["3 drops-table table public.orders", '3 drops-table table "Old"'],
    ],
    ["DROP SCHEMA audit CASCADE;", ["1 drops-object schema audit"]],
    ["DROP VIEW a.b CASCADE;", ["1 drops-object view a.b and what hangs from it"]],
    [
      "TRUNCATE ONLY orders, b RESTART IDENTITY;",
      ["1 truncates table orders", "1 truncates table b"],
    ],
    ["DELETE FROM orders;", ["1 deletes-all-rows table orders"]],
    ["DELETE FROM orders WHERE true RETURNING id;", ["1 deletes-all-rows table orders"]],
    ["DELETE FROM orders WHERE 1 = 1;", ["1 deletes-all-rows table orders"]],
    ["DELETE FROM orders USING (SELECT 1 WHERE a) x;", ["1 deletes-all-rows table orders"]],
    [
      "WITH gone AS (\n  DELETE FROM orders\n  RETURNING *) SELECT * FROM gone WHERE id = 1;",
      ["2 deletes-all-rows table orders"],
    ],
    [
      "ALTER TABLE ONLY orders\n  DROP COLUMN IF EXISTS total,\n  ALTER COLUMN state SET DATA TYPE int,\n  DROP old;",
      [
        "2 drops-column column orders.total",
        "3 retypes-column column orders.state",
        "4 drops-column column orders.old",
      ],
    ],
    [
      "ALTER TABLE orders ALTER total TYPE bigint USING total::bigint;",
      ["1 retypes-column column orders.total"],
    ],
    [
      "ALTER TYPE state RENAME VALUE 'open' TO 'new';",
      ["1 alters-type label 'open' of type state"],
    ],
    ["ALTER TYPE pair DROP ATTRIBUTE IF EXISTS a;", ["1 alters-type attribute a of type pair"]],
    [
      "DO $$\nBEGIN\n  IF true THEN\n    DROP TABLE orders;\n  END IF;\nEND $$;",
      ["4 drops-table table orders"],
    ],
    ["DO $x$ BEGIN\nEXECUTE format('DROP TABLE %I', t); END $x$;", ["2 opaque EXECUTE format"]],
    ["DO LANGUAGE plpython3u $$ pass $$;", ["1 opaque a block of DO"]],
    ["CALL purge();", ["1 opaque CALL purge"]],
    ["dRoP/* */TaBlE a;", ["1 drops-table table a"]],
  ])("sees what %j destroys", (source, expected) => {
    expect(told(source)).toEqual(expected);
  });

  it.each([
    "CREATE TABLE a (b text DEFAULT 'DROP TABLE x;');",
    "-- DROP TABLE a;\nSELECT 1; /* TRUNCATE b; */",
    "DELETE FROM orders WHERE state = 'draft';",
    "DELETE FROM orders USING gone WHERE orders.id = gone.id;",
    "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c ON DELETE CASCADE;",
    "ALTER TABLE a DROP CONSTRAINT b, ALTER c DROP DEFAULT, ALTER d DROP NOT NULL;",
    "ALTER TABLE a ADD COLUMN type text;",
    "ALTER TYPE state ADD VALUE 'new';",
    "GRANT TRUNCATE, DELETE ON a TO b;",
    "DROP INDEX a;\nDROP FUNCTION b();\nDROP TRIGGER c ON d;",
    "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM a $$;",
    "DO $$ BEGIN CREATE TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f(); END $$;",
    "COPY a FROM stdin;\nit's\t(\n\\.\nSELECT 1;",
    "(SELECT 1) UNION SELECT 2;",
    "SELECT E'it\\'s', $$a 'b$$, \"c\"\"d\", B'1'",
  ])("takes %j for harmless", (source) => {
    expect(told(source)).toEqual([]);
  });

  it.each([
    [
      "SELECT 1;\nCREAT TABLE a();",
      2,
      "starts with CREAT, which starts no statement of PostgreSQL",
    ],
    ["SELECT 1;\nSELECT 'a;\nDROP TABLE b;", 2, "opens a string that nothing closes"],
    ["SELECT E'a\\';\nDROP TABLE b;", 1, "opens a string that nothing closes"],
    ["SELECT 1;\n\n/* a /* b */\nDROP TABLE b;", 3, "opens a comment that nothing closes"],
    ["DO $$ BEGIN\nDROP TABLE b;", 1, "opens $$ that nothing closes"],
    ['SELECT "a;', 1, "opens a name that nothing closes"],
    ["SELECT (1;\nDROP TABLE b;", 1, "opens a parenthesis that nothing closes"],
    ["\\i other.sql\nSELECT 1;", 1, "is for psql and no SQL (\\i other.sql)"],
    [
      "version https://git-lfs.github.com/spec/v1\n",
      1,
      "starts with version, which starts no statement of PostgreSQL",
    ],
  ])("says what it cannot read in %j", (source, line, problem) => {
    expect(readDestructions(source).unreadable).toContainEqual({ line, problem });
  });
});
