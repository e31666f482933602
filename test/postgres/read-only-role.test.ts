import { describe, expect, it } from "vitest";
import { compareSchemas } from "../../src/postgres/compare-schemas.ts";
import { dumpSchema } from "../../src/postgres/dump-schema.ts";
import { lookAtCatalog } from "../../src/postgres/look-at-catalog.ts";
import { readSchema } from "../../src/postgres/read-schema.ts";
import { testHost } from "../support/host.ts";
import { type TestDatabase, testDatabase } from "../support/postgres.ts";
import { testRole } from "./test-role.ts";

/** Much of what a role may or may not see: settings, row security, a sequence, a definer, a half-built index. */
const schema = `
  CREATE SCHEMA app;
  CREATE TABLE app.players (id serial PRIMARY KEY, mail text UNIQUE);
  CREATE TABLE public.scores (player int REFERENCES app.players, points int CHECK (points > 0));
  INSERT INTO public.scores VALUES (NULL, 1), (NULL, 1);
  ALTER TABLE app.players ENABLE ROW LEVEL SECURITY;
  CREATE POLICY own ON app.players USING (mail = current_user);
  CREATE SEQUENCE app.tickets;
  CREATE VIEW app.best AS SELECT max(points) FROM public.scores;
  CREATE MATERIALIZED VIEW app.worst AS SELECT min(points) FROM public.scores;
  CREATE FUNCTION app.f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
  REVOKE ALL ON FUNCTION app.f() FROM PUBLIC;
  CREATE TYPE app.state AS ENUM ('open', 'closed');
  COMMENT ON TABLE app.players IS 'who plays';`;

/** What the documentation tells to grant, with `%` as the role. */
const grants = (database: TestDatabase) => `
  GRANT CONNECT ON DATABASE ${database.name} TO %;
  GRANT USAGE ON SCHEMA app, public TO %;
  GRANT SELECT ON ALL TABLES IN SCHEMA app, public TO %;`;

async function staging(): Promise<TestDatabase> {
  const database = await testDatabase(schema);
  const twice = database.query("CREATE UNIQUE INDEX CONCURRENTLY u ON public.scores (points)");
  await expect(twice).rejects.toThrow(/could not create unique index/);
  await database.query(`
    REVOKE ALL ON DATABASE ${database.name} FROM PUBLIC;
    ALTER DATABASE ${database.name} SET lock_timeout = '2s'`);
  return database;
}

/** All that the check schema-snapshot learns from a database. */
async function seenBy(url: string) {
  const host = testHost();
  const { text } = await dumpSchema(host, url, { variable: "STAGING_DATABASE_URL" });
  return { model: readSchema(text), look: await lookAtCatalog(host, url) };
}

describe("a read-only role", () => {
  it.each([
    ["CONNECT, USAGE and SELECT on tables, without any right on sequences", grants],
    [
      "CONNECT and pg_read_all_data",
      ({ name }: TestDatabase) =>
        `GRANT CONNECT ON DATABASE ${name} TO %; GRANT pg_read_all_data TO %;`,
    ],
  ])("with %s sees what the superuser sees", async (_, sql) => {
    const database = await staging();
    const { url, name } = await testRole(database, sql(database));
    const [rights] = await database.query(
      `SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = '${name}'`,
    );
    expect(rights).toEqual({ rolsuper: false, rolcreatedb: false, rolcreaterole: false });
    const [all, seen] = [await seenBy(database.url), await seenBy(url)];
    expect(compareSchemas(all.model, seen.model)).toEqual([]);
    expect(seen.model).toEqual(all.model);
    expect(seen.look).toEqual(all.look);
    expect(seen.look).toMatchObject({
      invalidIndexes: ["public.u"],
      settings: [{ scope: "database", name: "lock_timeout", value: "2s" }],
    });
    expect(seen.model.objects.has("relation app.worst")).toBe(true);
  });

  it.each([
    ["CONNECT ON DATABASE", /GRANT CONNECT.*\n/],
    ["SELECT on tables", /GRANT SELECT.*/],
    ["USAGE ON SCHEMA", /GRANT USAGE.*\n/],
  ])("without %s sees nothing rather than a part", async (_, left) => {
    const database = await staging();
    const sql = grants(database).replace(left, "");
    const { url } = await testRole(database, sql);
    await expect(seenBy(url)).rejects.toMatchObject({ code: "database/permission-denied" });
  });
});
