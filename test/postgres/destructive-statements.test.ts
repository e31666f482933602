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
    ["UPDATE orders SET state = 'new';", ["1 updates-all-rows column orders.state"]],
    [
      "UPDATE ONLY shop.orders AS o SET total = 1, (a, b) = (2, 3) FROM c, d WHERE true;",
      [
        "1 updates-all-rows column shop.orders.total",
        "1 updates-all-rows column shop.orders.a",
        "1 updates-all-rows column shop.orders.b",
      ],
    ],
    [
      "WITH u AS (UPDATE a SET b = 1 RETURNING *) SELECT * FROM u WHERE b = 1;",
      ["1 updates-all-rows column a.b"],
    ],
    [
      "ALTER TABLE a ADD COLUMN IF NOT EXISTS b int;\nUPDATE a SET b = 1;",
      ["2 updates-all-rows column a.b"],
    ],
    ["UPDATE a SET b = 1; ALTER TABLE a ADD b int;", ["1 updates-all-rows column a.b"]],
    ["DELETE FROM a WHERE (NOT false);", ["1 deletes-all-rows table a"]],
    ["DELETE FROM a WHERE 1 < 2 AND 'x' = E'x';", ["1 deletes-all-rows table a"]],
    ["DELETE FROM a WHERE (a.id = a.id);", ["1 deletes-all-rows table a"]],
    ["MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE;", ["1 deletes-all-rows table a"]],
    ["ALTER TABLE IF EXISTS shop.orders RENAME TO bills;", ["1 renames-object table shop.orders"]],
    ["ALTER TABLE orders SET SCHEMA old;", ["1 renames-object table orders"]],
    ["ALTER TYPE state RENAME TO status;", ["1 renames-object type state"]],
    ["ALTER SCHEMA shop RENAME TO store;", ["1 renames-object schema shop"]],
    ["ALTER TABLE orders RENAME COLUMN total TO amount;", ["1 renames-column column orders.total"]],
    ["ALTER TABLE orders RENAME total TO amount;", ["1 renames-column column orders.total"]],
    ["ALTER VIEW v RENAME COLUMN a TO b;", ["1 renames-column column v.a"]],
    [
      "ALTER TABLE orders DROP identity, DROP expression;",
      ["1 drops-column column orders.identity", "1 drops-column column orders.expression"],
    ],
    ["-- harmless\rDROP TABLE a;", ["1 drops-table table a"]],
    ["COPY (SELECT 'from stdin') TO '/tmp/a';\nDROP TABLE a;", ["2 drops-table table a"]],
    ["COPY a FROM '/tmp/a' /* from stdin */;\nDROP TABLE a;", ["2 drops-table table a"]],
    [
      "DO $$ BEGIN\nFOR r IN DELETE FROM a RETURNING id LOOP\nUPDATE b SET c = 1 WHERE d; END LOOP; END $$;",
      ["2 deletes-all-rows table a"],
    ],
    ["DO $$ BEGIN ALTER TABLE a DROP COLUMN b CASCADE; END $$;", ["1 drops-column column a.b"]],
    ["DO LANGUAGE 'plpgsql' $$ BEGIN DROP TABLE a; END $$;", ["1 drops-table table a"]],
    ["DO 'BEGIN DROP TABLE a; END';", ["1 drops-table table a"]],
    ["DO E'BEGIN \\x44ROP TABLE a; END';", ["1 opaque a block of DO"]],
    ["DO U&'BEGIN \\0044ROP TABLE a; END';", ["1 opaque a block of DO"]],
    [
      "CREATE FUNCTION shop.f() RETURNS void LANGUAGE sql AS $$\nDELETE FROM a $$;\nSELECT shop.F ();",
      ["2 deletes-all-rows table a"],
    ],
    [
      "CREATE OR REPLACE PROCEDURE f() BEGIN ATOMIC\nDELETE FROM a; END;\nDO $$ BEGIN PERFORM f(); END $$;",
      ["2 deletes-all-rows table a"],
    ],
    [
      "CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'a', 'b'; SELECT f();",
      ["1 opaque a call of f"],
    ],
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
    "UPDATE orders SET state = 'new' WHERE state = 'old';",
    "UPDATE orders SET total = c.total FROM c WHERE c.id = orders.id;",
    "UPDATE orders SET total = 1 WHERE CURRENT OF c;",
    "INSERT INTO a VALUES (1) ON CONFLICT (id) DO UPDATE SET b = 1;",
    "SELECT 1 FROM a FOR UPDATE; SELECT 1 FROM a FOR NO KEY UPDATE OF a SKIP LOCKED;",
    "GRANT UPDATE (b), DELETE ON a TO c;",
    "CREATE TABLE a (b int REFERENCES c ON UPDATE SET NULL ON DELETE SET DEFAULT);",
    "CREATE TRIGGER t AFTER UPDATE OF b ON a EXECUTE FUNCTION f();",
    "MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN UPDATE SET c = 1;",
    "MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN DELETE;",
    "-- UPDATE a SET b = 1;\nSELECT 'UPDATE a SET b = 1; ALTER TABLE a RENAME TO b';",
    "ALTER TABLE a ADD COLUMN b int, ADD c int;\nUPDATE a SET b = 1, c = 2;",
    "CREATE TABLE a (b int);\nUPDATE a SET b = 1;",
    "DELETE FROM a WHERE false;",
    "ALTER TABLE a RENAME CONSTRAINT b TO c; ALTER INDEX a RENAME TO b;",
    "ALTER TABLE a ALTER b DROP IDENTITY, ALTER c DROP EXPRESSION, ALTER d SET (n_distinct = 1);",
    "DO $$ BEGIN GRANT TRUNCATE ON a TO b; END $$;",
    "DO $$ BEGIN CREATE TRIGGER t AFTER TRUNCATE ON a EXECUTE FUNCTION f(); END $$;",
    "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM a $$;\nGRANT EXECUTE ON FUNCTION f() TO b;\nSELECT ff();",
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; SELECT f();",
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
