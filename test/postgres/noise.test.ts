import { describe, expect, it } from "vitest";
import { compareSchemas } from "../../src/postgres/compare-schemas.ts";
import { readSchema, schemaDigestOf } from "../../src/postgres/read-schema.ts";

const differencesOf = (snapshot: string, database: string) =>
  compareSchemas(readSchema(snapshot), readSchema(database)).map(
    ({ kind, subject }) => `${kind}: ${subject}`,
  );

const table = "CREATE TABLE public.t (\n    a integer NOT NULL,\n    b text\n);\n";
const from = (version: string, sql: string) => `-- Dumped from database version ${version}\n${sql}`;

/** Where an IN-list of a varchar column can stand, as first dumped and as dumped once restored. */
function varcharLists(tested: string): [what: string, first: string, restored: string][] {
  const [first, restored] = [
    `(${tested} = ANY ((ARRAY['a'::character varying, 'b,]'::character varying, NULL::character varying])::text[]))`,
    `(${tested} = ANY (ARRAY[('a'::character varying)::text, ('b,]'::character varying)::text, (NULL::character varying)::text]))`,
  ];
  const places: [what: string, statement: (list: string) => string][] = [
    ["check", (list) => `CREATE TABLE t (k varchar, CONSTRAINT c CHECK (${list}));`],
    ["check added later", (list) => `ALTER TABLE t ADD CONSTRAINT c CHECK (${list}) NOT VALID;`],
    ["predicate", (list) => `CREATE INDEX i ON t USING btree (k) WHERE ${list};`],
    ["view", (list) => `CREATE VIEW v AS SELECT k FROM t WHERE ${list};`],
    ["rule", (list) => `CREATE RULE r AS ON DELETE TO t WHERE ${list} DO INSTEAD NOTHING;`],
    ["policy", (list) => `CREATE POLICY p ON t USING (${list}) WITH CHECK (${list});`],
    ["domain", (list) => `CREATE DOMAIN d AS varchar CONSTRAINT c CHECK (${list});`],
    [
      "generated column",
      (list) => `CREATE TABLE t (g boolean GENERATED ALWAYS AS (${list}) STORED);`,
    ],
    [
      "trigger",
      (list) => `CREATE TRIGGER g AFTER UPDATE ON t WHEN (${list}) EXECUTE FUNCTION f();`,
    ],
  ];
  return places.map(([what, statement]) => [
    `a varchar list in a ${what}`,
    statement(first),
    statement(restored),
  ]);
}

describe("noise", () => {
  it.each([
    [
      "banners and comments",
      `-- PostgreSQL database dump\n\n/* by hand */\n${table}-- end\n`,
      table,
    ],
    [
      "the header of the ritual",
      `-- Iteration 06: Payment\n-- Generated: 2026-11-20\n${table}`,
      table,
    ],
    [
      "the random token",
      `\\restrict aaa\n${table}\\unrestrict aaa\n`,
      `\\restrict bbb\n${table}\\unrestrict bbb\n`,
    ],
    [
      "session settings",
      `SET statement_timeout = 0;\nSET transaction_timeout = 0;\n${table}`,
      table,
    ],
    ["set_config", `SELECT pg_catalog.set_config('search_path', '', false);\n${table}`, table],
    ["a comment within a statement", table.replace("b text", "b /* x */ text -- y"), table],
    ["white space between words", table.replaceAll(/\s+/g, " "), table],
    ["white space around a comma", "CREATE INDEX i ON t (a,b);", "CREATE INDEX i ON t (a , b);"],
    ["Windows line ends", table.replaceAll("\n", "\r\n"), table],
    [
      "the order of statements",
      `CREATE VIEW v AS SELECT 1;\n${table}`,
      `${table}CREATE VIEW v AS SELECT 1;`,
    ],
    [
      "the order of grants",
      "GRANT SELECT ON TABLE t TO a;\nGRANT INSERT ON TABLE t TO b;\nGRANT UPDATE(x) ON TABLE t TO a;",
      "GRANT UPDATE(x) ON TABLE t TO a;\nGRANT INSERT ON TABLE t TO b;\nGRANT SELECT ON TABLE t TO a;",
    ],
    [
      "the order of storage options",
      "CREATE TABLE t (a int) WITH (x='1', y='2');",
      "CREATE TABLE t (a int) WITH (y='2', x='1');",
    ],
    [
      "the owner of a view as 15 and 17 write it",
      "CREATE VIEW v AS SELECT 1;\nALTER TABLE v OWNER TO r;",
      "CREATE VIEW v AS SELECT 1;\nALTER VIEW v OWNER TO r;",
    ],
    [
      "the double space of default privileges",
      "ALTER DEFAULT PRIVILEGES FOR ROLE r GRANT SELECT ON TABLES  TO s;",
      "ALTER DEFAULT PRIVILEGES FOR ROLE r GRANT SELECT ON TABLES TO s;",
    ],
    [
      "the name of a NOT NULL constraint",
      "CREATE TABLE t (a int NOT NULL);",
      "CREATE TABLE t (a int CONSTRAINT t_a_nn NOT NULL);",
    ],
    [
      "UNLOGGED on a sequence",
      "CREATE UNLOGGED SEQUENCE s START WITH 1;",
      "CREATE SEQUENCE s START WITH 1;",
    ],
    [
      "a list of migrations",
      `${table}INSERT INTO public.schema_migrations (version) VALUES ('1');`,
      table,
    ],
    ["the comment of an extension", `${table}COMMENT ON EXTENSION plpgsql IS 'x';`, table],
    ["the schema public", `CREATE SCHEMA public;\n${table}`, table],
    [
      "grants on the schema public before 15",
      from(
        "14.9",
        `GRANT ALL ON SCHEMA public TO PUBLIC;\nALTER SCHEMA public OWNER TO postgres;\n${table}`,
      ),
      from("15.1", table),
    ],
    [
      "UNLOGGED on the sequence of a column",
      "CREATE SEQUENCE s;\nALTER SEQUENCE s SET LOGGED;",
      "CREATE UNLOGGED SEQUENCE s;",
    ],
    [
      "the order of a function's settings",
      "CREATE FUNCTION f(a int DEFAULT 1) RETURNS int LANGUAGE sql SET search_path TO 'a', 'b' SET my.x TO 'y' AS $$x$$;",
      "CREATE FUNCTION f(a int DEFAULT 1) RETURNS int LANGUAGE sql SET my.x TO 'y' SET search_path TO 'a', 'b' AS $$x$$;",
    ],
    [
      "the order of a trigger's columns",
      'CREATE TRIGGER g AFTER INSERT OR UPDATE OF a, "or", b OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION f();',
      'CREATE TRIGGER g AFTER INSERT OR UPDATE OF b, a, "or" OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION f();',
    ],
    [
      "the order of a view's options",
      "CREATE VIEW v WITH (security_barrier='true', check_option='local') AS SELECT 1;",
      "CREATE VIEW v WITH (check_option='local', security_barrier='true') AS SELECT 1;",
    ],
    [
      "the order of an index's options",
      "CREATE INDEX i ON t USING btree (a) WITH (fillfactor='70', deduplicate_items='off') WHERE a;",
      "CREATE INDEX i ON t USING btree (a) WITH (deduplicate_items='off', fillfactor='70') WHERE a;",
    ],
    [
      "the order of a constraint's options",
      "ALTER TABLE ONLY t ADD CONSTRAINT p PRIMARY KEY (a) WITH (fillfactor='70', autosummarize='on');",
      "ALTER TABLE ONLY t ADD CONSTRAINT p PRIMARY KEY (a) WITH (autosummarize='on', fillfactor='70');",
    ],
    [
      "the order of a column's options",
      "ALTER TABLE t ALTER COLUMN a SET (n_distinct=5, n_distinct_inherited=6);",
      "ALTER TABLE t ALTER COLUMN a SET (n_distinct_inherited=6, n_distinct=5);",
    ],
    [
      "a subscription's option that states a default",
      "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (connect = false, slot_name = 's', streaming = off, two_phase = false, password_required = true, origin = 'any');",
      "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (connect = false, slot_name = 's');",
    ],
    [
      "NOT NULL of an inherited column as 17 and 18 write it",
      "CREATE TABLE c () INHERITS (t);\nALTER TABLE ONLY c ALTER COLUMN a SET NOT NULL;",
      "CREATE TABLE c (CONSTRAINT c_a_nn NOT NULL a) INHERITS (t);",
    ],
    ...varcharLists("(k)::text"),
    ["quotes that one major sets", 'CREATE TABLE t ("value" int);', "CREATE TABLE t (value int);"],
  ])("%s is none", (_, snapshot, database) => {
    expect(differencesOf(snapshot, database)).toEqual([]);
    expect(differencesOf(database, snapshot)).toEqual([]);
  });

  it.each<[what: string, snapshot: string, database: string, ...differences: string[]]>([
    [
      "white space in a string",
      "CREATE VIEW v AS SELECT 'a b';",
      "CREATE VIEW v AS SELECT 'a  b';",
      "view-changed: view v",
    ],
    [
      "white space in a body",
      "CREATE FUNCTION f() AS $$a b$$;",
      "CREATE FUNCTION f() AS $$a\nb$$;",
      "function-body-changed: function f()",
    ],
    [
      "a comment in a body",
      "CREATE FUNCTION f() AS $$a$$;",
      "CREATE FUNCTION f() AS $$a -- b$$;",
      "function-body-changed: function f()",
    ],
    [
      "a comment mark in a string",
      "CREATE VIEW v AS SELECT '--a';",
      "CREATE VIEW v AS SELECT '--b';",
      "view-changed: view v",
    ],
    [
      "the value of a storage option",
      "CREATE TABLE t (a int) WITH (x='1');",
      "CREATE TABLE t (a int) WITH (x='2');",
      "storage-changed: options of table t",
    ],
    [
      "a grant with grant option",
      "GRANT SELECT ON TABLE t TO a;",
      "GRANT SELECT ON TABLE t TO a WITH GRANT OPTION;",
      "privileges-changed: privileges of a of table t",
    ],
    [
      "a grant to another role",
      "CREATE TABLE t ();GRANT SELECT ON TABLE t TO a;",
      "CREATE TABLE t ();GRANT SELECT ON TABLE t TO b;",
      "privileges-changed: privileges of a of table t",
      "privileges-changed: privileges of b of table t",
    ],
    [
      "the owner of a view",
      "ALTER TABLE v OWNER TO a;",
      "ALTER VIEW v OWNER TO b;",
      "owner-changed: owner of table v",
    ],
    [
      "NOT NULL itself",
      "CREATE TABLE t (a int);",
      "CREATE TABLE t (a int CONSTRAINT n NOT NULL);",
      "column-nullability-changed: column t.a",
    ],
    [
      "NO INHERIT",
      "CREATE TABLE t (a int NOT NULL);",
      "CREATE TABLE t (a int CONSTRAINT n NOT NULL NO INHERIT);",
      "column-nullability-changed: column t.a",
    ],
    [
      "UNLOGGED on a table",
      "CREATE UNLOGGED TABLE t ();",
      "CREATE TABLE t ();",
      "storage-changed: table t",
    ],
    [
      "another schema's owner",
      "ALTER SCHEMA publicity OWNER TO a;",
      "ALTER SCHEMA publicity OWNER TO b;",
      "owner-changed: owner of schema publicity",
    ],
    [
      "a schema whose name begins as public",
      "CREATE SCHEMA public_api;",
      "",
      "object-missing-in-database: schema public_api",
    ],
    [
      "grants on the schema public on one side of 15",
      from("15.1", "GRANT ALL ON SCHEMA public TO PUBLIC;"),
      from("16.1", ""),
      "object-missing-in-database: schema public",
    ],
    [
      "the comment of a table",
      "CREATE TABLE t ();COMMENT ON TABLE t IS 'x';",
      "CREATE TABLE t ();",
      "comment-changed: comment of table t",
    ],
    [
      "capitals of a quoted name",
      'CREATE TABLE "T" ();',
      "CREATE TABLE t ();",
      'table-missing-in-database: table "T"',
      "table-missing-in-snapshot: table t",
    ],
    [
      "the value of a function's setting",
      "CREATE FUNCTION f() SET a TO 'b' SET c TO 'd', 'e' AS $$x$$;",
      "CREATE FUNCTION f() SET a TO 'b' SET c TO 'e', 'd' AS $$x$$;",
      "function-attributes-changed: function f()",
    ],
    [
      "a column of a trigger",
      "CREATE TRIGGER g AFTER UPDATE OF a, b ON t EXECUTE FUNCTION f();",
      "CREATE TRIGGER g AFTER UPDATE OF a, c ON t EXECUTE FUNCTION f();",
      "object-changed: trigger g on t",
    ],
    [
      "the order of a trigger's arguments",
      "CREATE TRIGGER g AFTER UPDATE OF a ON t EXECUTE FUNCTION f('a', 'b');",
      "CREATE TRIGGER g AFTER UPDATE OF a ON t EXECUTE FUNCTION f('b', 'a');",
      "object-changed: trigger g on t",
    ],
    [
      "the order of an index's columns",
      "CREATE INDEX i ON t (a, b) WITH (x='1', y='2');",
      "CREATE INDEX i ON t (b, a) WITH (x='1', y='2');",
      "index-changed: index i",
    ],
    [
      "a subscription's option that states no default",
      "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (connect = false, streaming = on);",
      "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (connect = false);",
      "object-changed: subscription s",
    ],
    [
      "NOT VALID of a NOT NULL constraint",
      "ALTER TABLE t ADD CONSTRAINT n NOT NULL a;",
      "ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID;",
      "constraint-validation-changed: constraint n of table t",
    ],
    [
      "a value of a varchar list",
      "CREATE INDEX i ON t (k) WHERE ((k)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]));",
      "CREATE INDEX i ON t (k) WHERE ((k)::text = ANY (ARRAY[('a'::character varying)::text, ('c'::character varying)::text]));",
      "index-changed: index i",
    ],
    [
      "the length of a varchar in a list",
      "CREATE INDEX i ON t (k) WHERE (k = ANY ((ARRAY['a'::character varying(1)])::text[]));",
      "CREATE INDEX i ON t (k) WHERE (k = ANY (ARRAY[('a'::character varying)::text]));",
      "index-changed: index i",
    ],
    [
      "another command for psql",
      "\\! touch x",
      "",
      "object-missing-in-database: statement \\! touch x",
    ],
  ])("%s is drift", (_, snapshot, database, ...differences) => {
    expect(differencesOf(snapshot, database)).toEqual(differences);
  });

  it("is counted under its name", () => {
    const source = `-- a\n\\restrict x\nSET a = 1;\nRESET a;\nINSERT INTO schema_migrations VALUES ('1');\nCOMMENT ON EXTENSION e IS 'x';\nCREATE SCHEMA public;\n${table}`;
    expect(Object.fromEntries(readSchema(source).setAside)).toEqual({
      comments: 1,
      "restrict lines": 1,
      "session settings": 2,
      "migration rows": 1,
      "extension comments": 1,
      "schema public": 1,
    });
  });

  it("is counted under its name where two ways say the same", () => {
    const source = `CREATE UNLOGGED SEQUENCE s;
      CREATE FUNCTION f() SET b TO '1' SET a TO '2' AS $$x$$;
      CREATE TRIGGER update AFTER UPDATE OF b, a ON t EXECUTE FUNCTION f();
      CREATE VIEW v WITH (b='1', a='2') AS SELECT 1;
      CREATE VIEW w WITH (a='1', b='2') AS SELECT 1;
      CREATE SUBSCRIPTION u CONNECTION 'c' PUBLICATION p WITH (connect = false, streaming = off);
      CREATE INDEX i ON t (k) WHERE (k = ANY ((ARRAY['a'::character varying])::text[]));
      ALTER SEQUENCE s SET LOGGED;`;
    expect(Object.fromEntries(readSchema(source).setAside)).toEqual({
      "unlogged sequences": 1,
      "order of function settings": 1,
      "order of trigger columns": 1,
      "order of options": 1,
      "subscription options": 1,
      "varchar lists": 1,
      "persistence of sequences": 1,
    });
  });

  it("does not change the digest, and drift does", () => {
    const digestOf = (source: string) => schemaDigestOf(readSchema(source));
    expect(digestOf(`SET a = 1;\nCREATE VIEW v AS SELECT 1;\n${table}`)).toBe(
      digestOf(`-- x\n${table}CREATE VIEW v\nAS SELECT 1;`),
    );
    expect(digestOf(table)).not.toBe(digestOf(table.replace("b text", "b text NOT NULL")));
    expect(digestOf("CREATE TABLE t (a int, b int);")).not.toBe(
      digestOf("CREATE TABLE t (b int, a int);"),
    );
  });
});
