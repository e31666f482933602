import { describe, expect, it } from "vitest";
import { migrate } from "../../../src/ledger/database/migrate.ts";
import { readMigrations } from "../../../src/ledger/database/migrations.ts";
import { testHost } from "../../support/host.ts";
import { testDatabase } from "../../support/postgres.ts";
import { migrateAt, opened } from "./migrated-database.ts";
import { ownServer } from "./own-server.ts";

describe("migrating", () => {
  it("applies each file once, in order, whoever else migrates at the time", async () => {
    const database = await testDatabase();
    const host = testHost();
    const known = await readMigrations(host);
    const several = await Promise.all([1, 2, 3, 4, 5].map(() => opened(host, database.url)));
    const applied = await Promise.all(several.map((one) => migrate(one, known)));
    expect(applied.flat()).toEqual(known.map(({ name }) => name));
    const rows = await database.query(
      "SELECT version, name, sha256 FROM promote.migrations ORDER BY version",
    );
    expect(rows).toEqual(known.map(({ version, name, sha256 }) => ({ version, name, sha256 })));
    expect(await migrate(await opened(host, database.url), known)).toEqual([]);
  });

  it("of several databases of one server at once makes the roles once", async () => {
    const host = testHost();
    const { url } = await ownServer(host);
    const superuser = await opened(host, url);
    const names = ["one", "two", "three", "four"];
    for (const name of names) await superuser.query(`CREATE DATABASE ${name}`);
    const known = await readMigrations(host);
    const several = await Promise.all(
      names.map((name) => opened(host, url.replace(/postgres$/, name))),
    );
    const applied = await Promise.all(several.map((one) => migrate(one, known)));
    expect(applied).toEqual(names.map(() => known.map(({ name }) => name)));
  });

  it("runs nothing that others have put in its way", async () => {
    const host = testHost();
    const { url } = await ownServer(host);
    const superuser = await opened(host, url);
    await superuser.query("CREATE ROLE mallory LOGIN");
    for (const name of ["shop", "waiting"]) await superuser.query(`CREATE DATABASE ${name}`);
    const asMallory = (name: string) =>
      opened(host, url.replace(/postgres@(.*)\/postgres$/, `mallory@$1/${name}`));
    const at = (name: string) => opened(host, url.replace(/postgres$/, name));
    const known = await readMigrations(host);
    const seize = "LANGUAGE plpgsql AS $$ BEGIN ALTER ROLE mallory SUPERUSER; RETURN 0; END $$";

    const shop = await at("shop");
    await shop.query("GRANT CREATE ON SCHEMA public TO mallory");
    const function_ = `CREATE FUNCTION public.hashtextextended(text, integer) RETURNS bigint ${seize}`;
    await (await asMallory("shop")).query(function_);
    expect(await migrate(shop, known)).toHaveLength(known.length);

    await (await at("waiting")).query("GRANT CREATE ON DATABASE waiting TO mallory");
    const waiting = await asMallory("waiting");
    await waiting.query(`CREATE SCHEMA promote; CREATE FUNCTION promote.seize() RETURNS integer ${seize};
      CREATE VIEW promote.migrations AS SELECT promote.seize() AS version, '' AS name, '' AS sha256`);
    await expect(migrate(await at("waiting"), known)).rejects.toThrow("belongs to mallory");
    const rows = await superuser.query("SELECT rolsuper FROM pg_roles WHERE rolname = 'mallory'");
    expect(rows).toEqual([{ rolsuper: false }]);
  });

  it("refuses a file that was changed since, and a database that knows more", async () => {
    const database = await testDatabase();
    await migrateAt(database.url);
    const host = testHost();
    const known = await readMigrations(host);
    const connection = await opened(host, database.url);
    const changed = known.map((one) => ({ ...one, sha256: "0".repeat(64) }));
    await expect(migrate(connection, changed)).rejects.toThrow("is not the one that was applied");
    await expect(migrate(connection, known.slice(0, 1))).rejects.toThrow("is newer than this");
  });

  it("applies nothing where one file fails, and tells what a database lacks", async () => {
    const database = await testDatabase();
    const host = testHost();
    const known = await readMigrations(host);
    const connection = await opened(host, database.url);
    const failing = { version: 9999, name: "9999-failing.sql", sha256: "", sql: "SELECT 1 / 0" };
    await expect(migrate(connection, [...known, failing])).rejects.toThrow("division by zero");
    const [row] = await database.query("SELECT to_regnamespace('promote') AS schema");
    expect(row).toEqual({ schema: null });
  });

  it("names the roles to create where the login may not, and does the rest when they are", async () => {
    const host = testHost();
    const { url } = await ownServer(host);
    const superuser = await opened(host, url);
    await superuser.query("CREATE ROLE plain LOGIN");
    await superuser.query("CREATE DATABASE plain OWNER plain");
    const known = await readMigrations(host);
    const plain = await opened(host, url.replace(/postgres@(.*)\/postgres$/, "plain@$1/plain"));
    const thrown: unknown = await migrate(plain, known).catch((cause: unknown) => cause);
    expect(thrown).toMatchObject({ code: "ledger/roles-missing" });
    const statements = "CREATE ROLE promote_reader NOLOGIN; CREATE ROLE promote_writer NOLOGIN;";
    expect(thrown).toMatchObject({ parameters: { statements } });
    await superuser.query(statements);
    expect(await migrate(plain, known)).toEqual(known.map(({ name }) => name));
    await superuser.query(
      "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'",
    );
    const latin = await opened(host, url.replace(/postgres$/, "latin"));
    await expect(migrate(latin, known)).rejects.toThrow("is encoded in LATIN1");
  });
});
