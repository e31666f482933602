import { describe, expect, it } from "vitest";
import { schemaSnapshot } from "../../../src/checks/schema-snapshot/check.ts";
import { registerCheck } from "../../../src/gate/check.ts";
import { dumpSchema } from "../../../src/postgres/dump-schema.ts";
import { readSchema, schemaDigestOf } from "../../../src/postgres/read-schema.ts";
import { digestWordsOf } from "../../../src/postgres/stated-digest.ts";
import { exampleSnapshot } from "../../postgres/rich-schema.ts";
import { testHost } from "../../support/host.ts";
import { testDatabase, testServer } from "../../support/postgres.ts";
import { releaseOf } from "../../support/release.ts";
import { testRepository } from "../../support/repository.ts";
import { type Look, look, path, variable } from "./look.ts";

describe("gather", () => {
  const table = (name: string) =>
    `CREATE TABLE public.${name} (id integer);\nALTER TABLE public.${name} OWNER TO postgres;\n`;

  it.each([
    ["not set", undefined, "run/variable-missing"],
    ["empty", "", "run/variable-empty"],
    ["blank", " \n", "run/variable-empty"],
    ["in quotes", '"postgres://postgres@127.0.0.1:1/x"', "run/variable-quoted"],
  ])("is undecided when the variable is %s, each in words of its own", async (_, value, code) => {
    const repository = testRepository();
    repository.commit({ [path]: table("a") });
    const host = testHost({ variables: value === undefined ? {} : { [variable]: value } });
    const release = releaseOf(repository.path, {
      "schema-snapshot": { database: `env:${variable}` },
    });
    await expect(registerCheck(schemaSnapshot).examine(host, release)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(variable),
      remedy: expect.stringContaining(variable),
    });
  });

  it("takes the address without the blanks around it", async () => {
    const host = testHost({ variables: { [variable]: " postgres://postgres@127.0.0.1:1/x\n" } });
    const release = releaseOf(testRepository().path, {
      "schema-snapshot": { database: `env:${variable}`, forbidHosts: ["127.0.0.1"] },
    });
    await expect(registerCheck(schemaSnapshot).examine(host, release)).rejects.toMatchObject({
      code: "database/host-forbidden",
    });
  });

  it("reads the snapshot from the commit, not from the working tree", async () => {
    const repository = testRepository();
    const commit = repository.commit({ [path]: table("a") });
    repository.write({ [path]: table("b") });
    const { url } = await testDatabase(table("a"));
    expect((await look({ repository, commit, url })).findings).toEqual([]);
    repository.write({ [path]: null });
    expect((await look({ repository, commit, url })).findings).toEqual([]);
    const later = repository.commit({ [path]: table("b") });
    expect((await look({ repository, commit: later, url })).findings).toMatchObject([
      { subject: "table public.b", place: { file: path, line: 1 } },
    ]);
  });

  it("names the migration of the commit that has not run", async () => {
    const repository = testRepository();
    const migration = "db/migrations/002 add paid.sql";
    const commit = repository.commit({
      [path]: table("a").replace("integer", "integer,\n    paid boolean"),
      [migration]: "ALTER TABLE a\n  ADD COLUMN paid boolean;\n",
    });
    repository.write({ [migration]: null });
    const { url } = await testDatabase(table("a"));
    const { facts, findings } = await look({ repository, commit, url });
    expect(facts.changes).toMatchObject([{ cause: { kind: "migration-pending", migration } }]);
    expect(findings).toMatchObject([
      {
        rule: "schema-snapshot/column-missing-in-database",
        remedy: expect.stringContaining(`Run ${migration} on staging`),
        detail: expect.stringContaining(`likely: ${migration} has not run`),
      },
    ]);
  });

  it("finds the snapshot of a project in a sub-folder", async () => {
    const repository = testRepository();
    const commit = repository.commit({ [`backend/${path}`]: table("a"), [path]: table("b") });
    const { url } = await testDatabase(table("a"));
    const { facts, findings } = await look({ repository, commit, url, prefix: "backend" });
    expect(findings).toEqual([]);
    expect(facts.path).toBe(path);
  });

  it("says of a snapshot that is the dump to the letter what it says of one laid out otherwise", async () => {
    const repository = testRepository();
    const { url } = await testDatabase(exampleSnapshot);
    const { text } = await dumpSchema(testHost(), url, { variable });
    const snapshots = [text, text.replaceAll("\nALTER TABLE ", "\nALTER  TABLE ")];
    const lists: Look["ignore"][] = [undefined, { owners: true }, { schemas: ["no_such_schema"] }];
    for (const ignore of lists) {
      const sides = [];
      for (const snapshot of snapshots) {
        const commit = repository.commit({ [path]: snapshot });
        const { facts } = await look({ repository, commit, url, ignore });
        if (facts.snapshot.state !== "read") throw new Error("the snapshot is not read");
        sides.push({ ...facts, snapshot: { ...facts.snapshot, sha256: "" } });
      }
      expect(sides[0]?.changes).toEqual([]);
      expect(sides[0]).toEqual(sides[1]);
    }
  });

  it("names the server and the pg_dump it looked with", async () => {
    const repository = testRepository();
    const commit = repository.commit({ [path]: table("a") });
    const { url } = await testDatabase(table("a"));
    const { facts, account } = await look({ repository, commit, url });
    const { serverVersion, pgDumpVersion, objects } = facts.database;
    expect(testServer().source).toContain(Number.parseInt(serverVersion, 10));
    expect(account.headline).toBe(
      `1 object of staging is as in ${path} (PostgreSQL ${serverVersion})`,
    );
    expect(account.counts).toMatchObject({ objects: 1, drifts: 0 });
    expect(account.inputs).toEqual([
      { name: path, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(account.evidence).toMatchObject({
      schema: {
        objects,
        serverVersion,
        pgDumpVersion,
        snapshot: `sha256:${facts.database.digest}`,
      },
    });
  });

  it("shows nothing of a password that the schema holds", async () => {
    const repository = testRepository();
    const commit = repository.commit({ [path]: table("a") });
    const secret = "T0PS3CRET";
    const { url } = await testDatabase(
      `${table("a")}CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password '${secret}');`,
    );
    const { facts, findings } = await look({ repository, commit, url });
    expect(findings.map(({ subject }) => subject)).toContain("user mapping public on s");
    expect(JSON.stringify([facts, findings])).not.toContain(secret);
  });
});

describe("gather with a list of what to ignore", () => {
  const host = `
    DO $$ BEGIN CREATE ROLE anon; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$;
    DO $$ BEGIN CREATE ROLE supabase_admin; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$;
    CREATE SCHEMA auth AUTHORIZATION supabase_admin; CREATE SCHEMA storage; CREATE SCHEMA extensions;
    GRANT USAGE ON SCHEMA auth TO anon; CREATE TABLE auth.users (id integer PRIMARY KEY, email text);
    CREATE FUNCTION auth.uid() RETURNS integer LANGUAGE sql AS 'SELECT 1';
    CREATE TABLE storage.objects (bucket text); ALTER TABLE storage.objects ENABLE ROW LEVEL SECURITY;
    CREATE FUNCTION extensions.pgrst_ddl_watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
    CREATE PUBLICATION supabase_realtime;
    ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA public GRANT ALL ON TABLES TO anon;
    GRANT EXECUTE ON FUNCTION pg_catalog.pg_reload_conf() TO anon;`;
  const customers = `
    CREATE TABLE public.profiles (id integer REFERENCES auth.users (id));
    ALTER TABLE public.profiles ENABLE ROW LEVEL SECURITY;
    CREATE POLICY own ON public.profiles USING (auth.uid() = id);
    CREATE POLICY avatars ON storage.objects FOR SELECT USING (bucket = 'avatars');
    GRANT SELECT ON public.profiles TO anon; ALTER PUBLICATION supabase_realtime ADD TABLE public.profiles;`;
  const watch =
    "CREATE EVENT TRIGGER pgrst_ddl_watch ON ddl_command_end EXECUTE FUNCTION extensions.pgrst_ddl_watch();";
  const invalid = `INSERT INTO auth.users VALUES (1, 'a'), (2, 'a');
    CREATE INDEX users_email ON auth.users (email);
    UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'auth.users_email'::regclass;`;

  /** A snapshot as it was taken, with the digest of the whole schema in its header. */
  async function taken(url: string): Promise<string> {
    const { text } = await dumpSchema(testHost(), url, { variable });
    return text.replace(/^/, `-- digest: ${digestWordsOf(schemaDigestOf(readSchema(text)))}\n`);
  }

  it("passes over what Supabase changed, says how much that is, and keeps the digest of the whole", async () => {
    const before = await testDatabase(`${host}${customers}`);
    const repository = testRepository();
    const snapshot = await taken(before.url);
    const commit = repository.commit({ [path]: snapshot });
    const after = await testDatabase(
      `${host}${customers}ALTER TABLE auth.users ADD phone text; ${watch}${invalid}`,
    );
    const { facts, findings, account } = await look({
      repository,
      commit,
      url: after.url,
      ignore: { presets: ["supabase"] },
    });
    expect(findings).toEqual([]);
    expect(facts.snapshot).toMatchObject({ digest: schemaDigestOf(readSchema(snapshot)) });
    expect(facts.database.setAside).toMatchObject({
      "ignored: schema auth": 3,
      "ignored: schema pg_catalog": 1,
      "ignored: event trigger pgrst_ddl_watch": 1,
      "ignored: default privileges of supabase_admin": 1,
    });
    expect(account.headline).toMatch(/^4 objects .*, 12 and, in the snapshot, 11 ignored\)$/);
    expect(account.counts).toMatchObject({ objects: 4, ignored: 12 });
    expect(account.evidence).toMatchObject({
      schema: { ignored: { snapshot: { "ignored: schema storage": 2 } } },
    });
    const whole = await look({ repository, commit, url: after.url });
    expect(whole.findings.map(({ subject }) => subject)).toEqual([
      "index auth.users_email",
      ...["column auth.users.phone", "event trigger pgrst_ddl_watch"],
    ]);
  });

  it("still finds what the customer changed, on Supabase's tables too", async () => {
    const before = await testDatabase(`${host}${customers}`);
    const repository = testRepository();
    const commit = repository.commit({ [path]: await taken(before.url) });
    const { url } = await testDatabase(
      `${host}${customers.replace("= 'avatars'", "<> ''").replace("SELECT ON public", "ALL ON public")}`,
    );
    const { findings } = await look({ repository, commit, url, ignore: { presets: ["supabase"] } });
    expect(findings.map(({ subject }) => subject)).toEqual([
      "privileges of anon of table public.profiles",
      "policy avatars on storage.objects",
    ]);
  });
});
