import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareSchemas } from "../../../src/postgres/compare-schemas.ts";
import { applyIgnoreList } from "../../../src/postgres/ignore/apply-ignore-list.ts";
import type { IgnoreList } from "../../../src/postgres/ignore/ignore-list.ts";
import { schemaOf } from "../../../src/postgres/ignore/place-of.ts";
import { setAsideIgnored } from "../../../src/postgres/ignore/set-aside-ignored.ts";
import { plainName } from "../../../src/postgres/quoted.ts";
import { readSchema, schemaDigestOf } from "../../../src/postgres/read-schema.ts";
import { subjectOf } from "../../../src/postgres/schema-model.ts";
import { exampleSnapshot, richSchema } from "../rich-schema.ts";

/** Everything that is left, as a reader would name it, and what was counted. */
function sift(sql: string, list: IgnoreList) {
  const { model, counts, used } = setAsideIgnored(readSchema(sql), list);
  const left = [...model.objects.values()].flatMap((object) =>
    [...object.parts.keys()].map((part) => subjectOf(object, part)),
  );
  return { left, counts: Object.fromEntries(counts), used: [...used] };
}

/** What differs once the list is applied to both sides. */
function differences(a: string, b: string, list: IgnoreList) {
  const { sides } = applyIgnoreList(list, [readSchema(a), readSchema(b)]);
  const [first, second] = sides.map(({ model }) => model);
  if (first === undefined || second === undefined) throw new Error("there are two sides");
  return compareSchemas(first, second).map(({ kind, subject }) => `${kind}: ${subject}`);
}

describe("schemas", () => {
  const auth = `
    CREATE SCHEMA auth; ALTER SCHEMA auth OWNER TO admin; GRANT USAGE ON SCHEMA auth TO app;
    CREATE TYPE auth.level AS ENUM ('a'); CREATE DOMAIN auth.d AS text; COMMENT ON DOMAIN auth.d IS 'x';
    CREATE FUNCTION auth.uid(a public.t) RETURNS uuid LANGUAGE sql AS $$ SELECT public.x() $$;
    CREATE TABLE auth.users (id uuid); ALTER TABLE ONLY auth.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
    CREATE INDEX users_at ON auth.users USING btree (id); CREATE SEQUENCE auth.s; CREATE VIEW auth.v AS SELECT 1;
    CREATE TRIGGER t AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION public.f();
    CREATE POLICY p ON auth.users USING (true); CREATE RULE r AS ON INSERT TO auth.users DO NOTHING;
    CREATE OPERATOR auth.@@ (FUNCTION = public.f, LEFTARG = public.t, RIGHTARG = public.t);
    CREATE OPERATOR CLASS auth.c FOR TYPE public.t USING btree AS STORAGE public.t;
    CREATE STATISTICS auth.st ON a, b FROM public.users; CREATE COLLATION auth.co (locale = 'C');
    CREATE TEXT SEARCH CONFIGURATION auth.ts (PARSER = pg_catalog."default");
    COMMENT ON COLUMN auth.users.id IS 'x'; ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY;
    ALTER DEFAULT PRIVILEGES FOR ROLE schema IN SCHEMA auth GRANT ALL ON TABLES TO app;`;
  const kept = `
    CREATE TABLE public.users (id uuid, level auth.level);
    ALTER TABLE ONLY public.users ADD CONSTRAINT u FOREIGN KEY (id) REFERENCES auth.users(id);
    CREATE FUNCTION public.auth(a auth.level) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
    CREATE TRIGGER auth AFTER INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION auth.f();
    CREATE SCHEMA auth_hooks; CREATE TABLE "Auth".users (id int); CREATE TABLE "auth.users" (id int);
    CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA auth; CREATE CAST (auth.level AS text) WITH INOUT;
    ALTER DEFAULT PRIVILEGES FOR ROLE auth IN SCHEMA public GRANT ALL ON TABLES TO auth;
    CREATE PUBLICATION auth; ALTER PUBLICATION auth ADD TABLE ONLY auth.users;
    CREATE EVENT TRIGGER auth ON ddl_command_end EXECUTE FUNCTION auth.f(); DO $$ auth.x $$;`;

  it("go with everything in them, and nothing that only speaks of them does", () => {
    const { left, counts, used } = sift(`${auth}${kept}`, { schemas: ["auth"] });
    expect(left).toEqual(sift(kept, {}).left);
    expect(Object.keys(counts)).toEqual(["ignored: schema auth"]);
    expect(used).toEqual(["schemas: auth"]);
    expect(sift(auth, { schemas: ["auth"] }).left).toEqual([]);
  });

  it("are found by hostile names, as they are", () => {
    const hostile = `CREATE SCHEMA "Weird ""Na.me; x"; CREATE TABLE "Weird ""Na.me; x"."a.b" (id int);
      ALTER DEFAULT PRIVILEGES FOR ROLE a IN SCHEMA "Weird ""Na.me; x" GRANT ALL ON TABLES TO app;
      CREATE TABLE constructor.__proto__ (id int); CREATE TABLE "Weird".t (id int);`;
    const rest = ["table constructor.__proto__", "column constructor.__proto__.id"];
    expect(sift(hostile, { schemas: ['"Weird ""Na.me; x"'] }).left).toEqual([
      ...rest,
      'table "Weird".t',
      'column "Weird".t.id',
    ]);
    expect(sift(hostile, { schemas: ["Weird*"] }).left).toEqual(rest);
    expect(sift(hostile, { schemas: ["constructor"] }).counts).toEqual({
      "ignored: schema constructor": 1,
    });
  });

  it("leave a change anywhere else in sight", () => {
    const other = kept.replace("id uuid, level", "id text, level");
    expect(differences(`${auth}${kept}`, other, { schemas: ["auth"] })).toEqual([
      "column-type-changed: column public.users.id",
    ]);
  });
});

describe("owners, grants and comments", () => {
  const sql = `CREATE TABLE public.t (id int); ALTER TABLE public.t OWNER TO "App Owner";
    COMMENT ON TABLE public.t IS 'x'; COMMENT ON COLUMN public.t.id IS 'y';
    CREATE VIEW public.v AS SELECT 1; ALTER VIEW public.v OWNER TO admin;
    GRANT ALL ON TABLE public.t TO anon; GRANT SELECT(id) ON TABLE public.t TO anon;
    GRANT SELECT ON TABLE public.t TO "App Owner" WITH GRANT OPTION; REVOKE ALL ON TABLE public.v FROM PUBLIC;
    GRANT SELECT ON TABLE public.v TO anon, app;
    ALTER DEFAULT PRIVILEGES FOR ROLE admin IN SCHEMA public GRANT ALL ON TABLES TO anon;
    COMMENT ON SCHEMA public IS 'z';`;
  const bare = ["table public.t", "column public.t.id"];
  const comments = ["comment of table public.t", "comment of column id of table public.t"];

  it("all go where all are named, and what is nothing else goes with them", () => {
    expect(sift(sql, { owners: true, grants: true, comments: true })).toEqual({
      left: [...bare, "view public.v"],
      counts: { "ignored: owners": 2, "ignored: grants": 5, "ignored: comments": 3 },
      used: ["owners: true", "comments: true", "grants: true"],
    });
  });

  it("go by role, and a statement for another role too stays", () => {
    const { left, counts } = sift(sql, { owners: ["adm*"], grants: ["anon", "public"] });
    expect(left).toEqual([
      ...bare,
      "owner of table public.t",
      ...comments,
      'privileges of "App Owner" of table public.t',
      "view public.v",
      "privileges of anon of view public.v",
      "comment of schema public",
    ]);
    expect(counts).toEqual({
      "ignored: owners adm*": 1,
      "ignored: grants anon": 2,
      "ignored: grants public": 1,
    });
    expect(sift(sql, { grants: ['"App Owner"'], owners: ["Admin"] }).counts).toEqual({
      'ignored: grants "App Owner"': 1,
    });
  });

  it("of others are compared", () => {
    const other = sql.replace("TO anon;", "TO anon; GRANT ALL ON TABLE public.t TO intern;");
    expect(differences(sql, other, { grants: ["anon"] })).toEqual([
      "privileges-changed: privileges of intern of table public.t",
    ]);
    expect(differences(sql, sql.replace("anon, app", "anon, boss"), { grants: ["anon"] })).toEqual([
      "privileges-changed: privileges of anon of view public.v",
    ]);
  });
});

describe("partitions", () => {
  const parent = `CREATE TABLE public.events (id int, at date) PARTITION BY RANGE (at);
    CREATE INDEX events_at ON ONLY public.events USING btree (at);
    CREATE TABLE public.events_archive (id int); CREATE PUBLICATION p WITH (publish = 'insert');
    ALTER PUBLICATION p ADD TABLE ONLY public.events_archive;`;
  const partition = (name: string) => `
    CREATE TABLE public."${name}" (id int CONSTRAINT n NOT NULL, at date) PARTITION BY LIST (id);
    ALTER TABLE public."${name}" OWNER TO app; GRANT SELECT ON TABLE public."${name}" TO app;
    CREATE SEQUENCE public."${name}_s"; ALTER SEQUENCE public."${name}_s" OWNED BY public."${name}".id;
    ALTER TABLE ONLY public.events ATTACH PARTITION public."${name}" FOR VALUES FROM ('1') TO ('2');
    ALTER TABLE ONLY public."${name}" ADD CONSTRAINT "${name}_pkey" PRIMARY KEY (id);
    ALTER INDEX public.events_pkey ATTACH PARTITION public."${name}_pkey";
    CREATE INDEX "${name}_at" ON public."${name}" USING btree (at);
    ALTER INDEX public.events_at ATTACH PARTITION public."${name}_at";
    CREATE TRIGGER t BEFORE INSERT ON public."${name}" FOR EACH ROW EXECUTE FUNCTION f();
    CREATE STATISTICS public."${name}_st" ON id, at FROM public."${name}";
    COMMENT ON TABLE public."${name}" IS 'x'; ALTER PUBLICATION p ADD TABLE ONLY public."${name}" WHERE ((id > 1));
    CREATE TABLE public."sub ${name}" (id int);
    ALTER TABLE ONLY public."${name}" ATTACH PARTITION public."sub ${name}" FOR VALUES IN (1);`;
  const list = { partitions: ["public.events_*"] };

  it("go with everything that hangs from them; a table of such a name that is none stays", () => {
    const { left, used } = sift(`${parent}${partition("events_2026_01")}`, list);
    expect(left).toEqual(sift(parent, {}).left);
    expect(used).toEqual(["partitions: public.events_*"]);
  });

  it("may come and go under hostile names", () => {
    const before = `${parent}${partition("events_2026.01")}`;
    const after = `${parent}${partition("events_ 2; x")}`;
    expect(differences(before, after, list)).toEqual([]);
    expect(differences(before, after, { partitions: ['public."events_2*"'] })).not.toEqual([]);
  });

  it("of another name or schema are compared", () => {
    const other = `${parent}${partition("audit_1")}`;
    expect(differences(parent, other, list)).toContain(
      "table-missing-in-snapshot: table public.audit_1",
    );
    expect(
      differences(parent, `${parent}${partition("events_1")}`, { partitions: ["old.events_*"] }),
    ).toContain("table-missing-in-snapshot: table public.events_1");
  });

  it("are told when they are written as PARTITION OF", () => {
    const child =
      "CREATE TABLE public.events_1 PARTITION OF public.events FOR VALUES FROM (1) TO (2);";
    expect(differences(parent, `${parent}${child}`, list)).toEqual([]);
  });
});

describe("a list", () => {
  const models = [exampleSnapshot, richSchema].map((sql) => readSchema(sql));

  it("that is empty changes nothing", () => {
    for (const model of models) {
      const { model: left, counts } = setAsideIgnored(model, {});
      expect(left).toEqual(model);
      expect(counts.size).toBe(0);
    }
  });

  it("of schemas removes exactly their objects, and the whole keeps its digest", () => {
    for (const model of models) {
      const digest = schemaDigestOf(model);
      const schemas = [...new Set([...model.objects.values()].map(schemaOf))].filter(
        (schema) => schema !== null,
      );
      const property = fc.property(fc.subarray(schemas), (chosen) => {
        const names = chosen.map((name) => `"${plainName(name).replaceAll('"', '""')}"`);
        const { model: left } = setAsideIgnored(model, { schemas: names });
        const kept = [...model.objects].filter(
          ([, object]) => !chosen.includes(schemaOf(object) ?? ""),
        );
        expect([...left.objects.keys()]).toEqual(kept.map(([key]) => key));
        expect(schemaDigestOf(model)).toBe(digest);
      });
      fc.assert(property, { numRuns: 40 });
    }
  });

  it("says which of its entries match nothing on either side", () => {
    const sides = ["CREATE TABLE a.t (i int);", "CREATE TABLE b.t (i int);"].map((sql) =>
      readSchema(sql),
    );
    const list: IgnoreList = {
      presets: ["supabase"],
      schemas: ["a", "b", "c*"],
      owners: true,
      grants: ["x"],
      comments: true,
      partitions: ["a.t"],
    };
    expect(applyIgnoreList(list, sides).unused).toEqual([
      "schemas: c*",
      "owners: true",
      "grants: x",
      "comments: true",
      "partitions: a.t",
    ]);
  });
});
