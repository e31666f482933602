import { describe, expect, it } from "vitest";
import { lookAtCatalog } from "../../src/postgres/look-at-catalog.ts";
import { testHost } from "../support/host.ts";
import { testDatabase } from "../support/postgres.ts";
import { testRole } from "./test-role.ts";

describe("lookAtCatalog", () => {
  it("sees an index that was left half built, and extensions with their versions", async () => {
    const { url, query } = await testDatabase(
      'CREATE SCHEMA "S;"; CREATE TABLE "S;".t (a int); INSERT INTO "S;".t VALUES (1), (1);',
    );
    const failed = query('CREATE UNIQUE INDEX CONCURRENTLY "I x" ON "S;".t (a)');
    await expect(failed).rejects.toThrow(/could not create unique index/);
    expect(await lookAtCatalog(testHost(), url)).toEqual({
      invalidIndexes: ['"S;"."I x"'],
      extensions: ["plpgsql 1.0"],
    });
  });

  it("sees the settings of the database and of the roles that have to do with it", async () => {
    const database = await testDatabase("CREATE TABLE t (a int)");
    const owner = await testRole(database, "ALTER TABLE t OWNER TO %");
    const reader = await testRole(database, "GRANT SELECT ON t TO %");
    const visitor = await testRole(database, `GRANT CONNECT ON DATABASE ${database.name} TO %`);
    const stranger = await testRole(database);
    const here = `IN DATABASE ${database.name}`;
    await database.query(`
      ALTER DATABASE ${database.name} SET search_path = app, public;
      ALTER ROLE ${owner.name} SET lock_timeout = '1s';
      ALTER ROLE ${reader.name} ${here} SET "app.note" = E'two\\nlines';
      ALTER ROLE ${visitor.name} SET work_mem = '8MB';
      ALTER ROLE ${stranger.name} SET work_mem = '9MB';
      ALTER ROLE ${stranger.name} ${here} SET work_mem = '7MB'`);
    const { settings } = await lookAtCatalog(testHost(), database.url);
    const expected = [
      { scope: `role ${owner.name}`, name: "lock_timeout", value: "1s" },
      { scope: `role ${reader.name} in this database`, name: "app.note", value: "two lines" },
      { scope: `role ${visitor.name}`, name: "work_mem", value: "8MB" },
      { scope: `role ${stranger.name} in this database`, name: "work_mem", value: "7MB" },
    ].sort((a, b) => (a.scope < b.scope ? -1 : 1));
    const database_ = { scope: "database", name: "search_path", value: "app, public" };
    expect(settings).toEqual([database_, ...expected]);
  });

  it("shows no value that may be a secret", async () => {
    const database = await testDatabase();
    const set = `ALTER DATABASE ${database.name} SET`;
    await database.query(`
      ${set} pgrst.jwt_secret = 'T0P-1';
      ${set} app.upstream = 'https://u:T0P-2@h/';
      ${set} password_encryption = 'scram-sha-256'`);
    const look = await lookAtCatalog(testHost(), database.url);
    expect(look.settings?.map(({ name, value }) => [name, value])).toEqual([
      ["app.upstream", null],
      ["password_encryption", "scram-sha-256"],
      ["pgrst.jwt_secret", null],
    ]);
    expect(JSON.stringify(look)).not.toContain("T0P");
  });

  it("sees collations in use whose version is another than the recorded one, and no other", async () => {
    const database = await testDatabase(`
      CREATE COLLATION german (provider = icu, locale = 'de');
      CREATE COLLATION french (provider = icu, locale = 'fr');
      CREATE COLLATION unused (provider = icu, locale = 'it');
      CREATE TABLE t (a text COLLATE german, b text COLLATE french);
      UPDATE pg_collation SET collversion = '1.0' WHERE collname IN ('german', 'unused')`);
    const { staleCollations } = await lookAtCatalog(testHost(), database.url);
    expect(staleCollations).toEqual([
      {
        collation: "public.german",
        database: database.name,
        recorded: "1.0",
        actual: expect.stringMatching(/^\d/),
      },
    ]);
    await database.query("ALTER COLLATION german REFRESH VERSION");
    expect(await lookAtCatalog(testHost(), database.url)).not.toHaveProperty("staleCollations");
  });

  it("sees a database whose own collation is of another version", async () => {
    const { url, name, query } = await testDatabase();
    const [server] = await query("select current_setting('server_version_num')::int as version");
    if (Number(server?.["version"]) < 150_000) {
      expect(await lookAtCatalog(testHost(), url)).not.toHaveProperty("staleCollations");
      return;
    }
    await query(`UPDATE pg_database SET datcollversion = '1' WHERE datname = '${name}'`);
    expect((await lookAtCatalog(testHost(), url)).staleCollations).toMatchObject([
      { collation: null, database: name, recorded: "1" },
    ]);
  });

  it("says so when a right to read was taken away, and shows nothing in part", async () => {
    const database = await testDatabase("REVOKE SELECT ON pg_db_role_setting FROM PUBLIC");
    const { url } = await testRole(database);
    await expect(lookAtCatalog(testHost(), url)).rejects.toMatchObject({
      code: "database/permission-denied",
      message: expect.stringContaining("pg_db_role_setting"),
    });
  });

  it("tells why it cannot look", async () => {
    const looking = lookAtCatalog(testHost(), "postgres://u:p4ssw0rd@127.0.0.1:1/x");
    await expect(looking).rejects.toMatchObject({ code: "database/unreachable" });
  });
});
