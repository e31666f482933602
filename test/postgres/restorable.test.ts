import { describe, expect, it } from "vitest";
import { treatmentOf } from "../../src/postgres/restorable.ts";
import { scanStatements } from "../../src/postgres/scan-statements.ts";
import { tokensOf } from "../../src/postgres/tokens.ts";
import { exampleSnapshot, richSchema } from "./rich-schema.ts";

function treatmentsOf(source: string) {
  return scanStatements(source).statements.map((statement) =>
    treatmentOf(statement, tokensOf(statement.text)),
  );
}

describe("treatmentOf", () => {
  it.each([
    ["\\! touch x", "it is a command for psql"],
    ["\\copy t from program 'x'", "it is a command for psql"],
    ["\\restricted", "it is a command for psql"],
    ["COPY t FROM PROGRAM 'touch x';", "it reads or writes rows"],
    ["COPY t TO '/tmp/x';", "it reads or writes rows"],
    ["copy t from stdin;\n1\n\\.\n", "it reads or writes rows"],
    ["DO $$ BEGIN PERFORM 1; END $$;", "DO defines no schema object"],
    ["ALTER SYSTEM SET archive_command = 'touch x';", "it is about a system of the server"],
    ["CREATE ROLE r SUPERUSER;", "it is about a role of the server"],
    ["ALTER ROLE postgres PASSWORD 'x';", "it is about a role of the server"],
    ["CREATE USER r;", "it is about a user of the server"],
    ["ALTER USER r SUPERUSER;", "it is about a user of the server"],
    ["CREATE DATABASE d;", "it is about a database of the server"],
    ["ALTER DATABASE d SET x = 1;", "it is about a database of the server"],
    ["CREATE TABLESPACE s LOCATION '/x';", "it is about a tablespace of the server"],
    [
      "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p;",
      "it is about a subscription of the server",
    ],
    ["CREATE LANGUAGE l HANDLER h;", "it is about a language of the server"],
    ["CREATE OR REPLACE LANGUAGE l HANDLER h;", "it is about a language of the server"],
    ["CREATE TRUSTED LANGUAGE l HANDLER h;", "it is about a language of the server"],
    [
      "CREATE OR REPLACE TRUSTED PROCEDURAL LANGUAGE l HANDLER h;",
      "it is about a language of the server",
    ],
    ["ALTER PROCEDURAL LANGUAGE l OWNER TO r;", "it is about a language of the server"],
    ["CREATE TABLE t AS SELECT f();", "it runs a query"],
    ["CREATE TABLE t (a) AS TABLE u;", "it runs a query"],
    ["CREATE UNLOGGED TABLE t WITH (fillfactor=70) AS SELECT f();", "it runs a query"],
    ["CREATE TABLE t AS EXECUTE p;", "it runs a query"],
    ["CREATE TABLE IF NOT EXISTS t AS SELECT f();", "it runs a query"],
    [
      "CREATE MATERIALIZED VIEW v AS SELECT f();",
      "it runs a query: a snapshot creates materialized views WITH NO DATA",
    ],
    [
      "CREATE MATERIALIZED VIEW v AS SELECT f() WITH DATA;",
      "it runs a query: a snapshot creates materialized views WITH NO DATA",
    ],
    ["SET standard_conforming_strings = off;", "it changes where strings end"],
    ["SET SESSION \"standard_conforming_strings\" TO 'off';", "it changes where strings end"],
    ["SELECT pg_read_file('/etc/passwd');", "it is a query"],
    ["SELECT set_config('search_path', f(), false);", "it is a query"],
    ["SELECT set_config('search_path', '', false), f();", "it is a query"],
    ["SELECT set_config('log_statement', 'x', false);", "it is a query"],
    ["INSERT INTO t VALUES (1);", "it writes rows"],
    ["INSERT INTO schema_migrations (version) SELECT f();", "it writes rows"],
    ["INSERT INTO schema_migrations (version) VALUES (f());", "it writes rows"],
    ["INSERT INTO schema_migrations (version) VALUES ('1') RETURNING f();", "it writes rows"],
    [
      "INSERT INTO schema_migrations (version) VALUES ('1'), (('1')::text || f());",
      "it writes rows",
    ],
    ["UPDATE t SET a = 1;", "UPDATE defines no schema object"],
    ["DELETE FROM t;", "DELETE defines no schema object"],
    ["DROP TABLE t;", "DROP defines no schema object"],
    ["TRUNCATE t;", "TRUNCATE defines no schema object"],
    ["CALL p();", "CALL defines no schema object"],
    ["LOAD 'x';", "LOAD defines no schema object"],
    ["REFRESH MATERIALIZED VIEW v;", "REFRESH defines no schema object"],
    ["IMPORT FOREIGN SCHEMA s FROM SERVER x INTO y;", "IMPORT defines no schema object"],
    ["BEGIN;", "BEGIN defines no schema object"],
    ['"SET" x;', "it defines no schema object"],
  ])("refuses %s", (source, reason) => {
    expect(treatmentsOf(source)).toEqual([{ kind: "refuse", reason }]);
  });

  it.each([
    'CREATE TABLE t (a int GENERATED ALWAYS AS (1) STORED, "as" int);',
    "CREATE VIEW v AS SELECT f();",
    "CREATE MATERIALIZED VIEW v AS SELECT f() WITH NO DATA;",
    "ALTER MATERIALIZED VIEW v OWNER TO r;",
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'DROP TABLE t';",
    "CREATE USER MAPPING FOR r SERVER s;",
    "CREATE ROLES_OF_MINE;",
    'CREATE TABLE "role" ();',
    "COMMENT ON TABLE t IS 'DROP TABLE t';",
    "GRANT SELECT ON TABLE t TO r;",
    "REVOKE ALL ON SCHEMA s FROM PUBLIC;",
    "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO r;",
    "SET check_function_bodies = false;",
    "SET search_path = public;",
    "SELECT pg_catalog.set_config('search_path', '', false);",
    "INSERT INTO schema_migrations (version) VALUES ('1'), (2);",
    'INSERT INTO "public"."schema_migrations" ("version", x) VALUES (\'select\', NULL);',
  ])("runs %s", (source) => {
    expect(treatmentsOf(source)).toEqual([{ kind: "run" }]);
  });

  it.each([
    "\\restrict abc",
    "\\unrestrict abc",
    "SET statement_timeout = 0;",
    "SET client_encoding = 'SJIS';",
    "SET standard_conforming_strings = on;",
    "SET role = 'postgres';",
  ])("leaves %s out", (source) => {
    expect(treatmentsOf(source)).toEqual([{ kind: "skip" }]);
  });

  it.each([
    ["the example's snapshot", exampleSnapshot],
    ["a schema of every kind", richSchema],
  ])("refuses nothing of %s", (_, source) => {
    expect(treatmentsOf(source).filter(({ kind }) => kind === "refuse")).toEqual([]);
  });
});
