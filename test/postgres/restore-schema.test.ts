import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compareSchemas } from "../../src/postgres/compare-schemas.ts";
import { urlOfDatabase } from "../../src/postgres/connection.ts";
import { dumpSchema } from "../../src/postgres/dump-schema.ts";
import { readSchema } from "../../src/postgres/read-schema.ts";
import { restoreSchema } from "../../src/postgres/restore-schema.ts";
import { type Scratch, withScratchDatabase } from "../../src/postgres/with-scratch-database.ts";
import { testHost } from "../support/host.ts";
import { testDatabase, testServer } from "../support/postgres.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { exampleSnapshot, richSchema } from "./rich-schema.ts";
import { testRole } from "./test-role.ts";

/** A scratch database on the tests' server. */
function withScratch<T>(
  work: (scratch: Scratch) => Promise<T>,
  url = testServer().url,
): Promise<T> {
  return withScratchDatabase(testHost(), { url, variable: "SCRATCH_URL" }, work);
}

const restore = (snapshot: string) => withScratch((scratch) => restoreSchema(scratch, snapshot));

function queryServer(sql: string) {
  return testHost().databases.connect(testServer().url, ({ query }) => query(sql));
}

describe("restoreSchema", () => {
  it.each([
    ["the example's snapshot", exampleSnapshot],
    ["a schema of every kind", richSchema],
  ])("builds %s, which dumped again is the same", async (_, snapshot) => {
    await withScratch(async (scratch) => {
      expect(await restoreSchema(scratch, snapshot)).toEqual({ kind: "restored" });
      const [row] = await scratch.administrator.query("SELECT current_database() AS name");
      const url = urlOfDatabase(testServer().url, String(row?.["name"]));
      const again = await dumpSchema(testHost(), url, { variable: "SCRATCH_URL" });
      expect(compareSchemas(readSchema(snapshot), readSchema(again.text))).toEqual([]);
      expect(await restore(again.text)).toEqual({ kind: "restored" });
    });
  });

  it("names the statement that PostgreSQL does not accept, and its line", async () => {
    const snapshot =
      "-- header\nCREATE TABLE public.t (a int);\n\nCREATE VIEW public.v AS\n  SELECT b FROM public.t;\n";
    expect(await restore(snapshot)).toEqual({
      kind: "failed",
      line: 4,
      statement: "CREATE VIEW public.v AS SELECT b FROM public.t",
      reason: 'column "b" does not exist',
    });
  });

  it("names it after settings that the statements before it made", async () => {
    const preamble =
      "SELECT pg_catalog.set_config('search_path', '', false);\nSET check_function_bodies = false;\n";
    const body = "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT absent';\n";
    expect(await restore(preamble + body)).toEqual({ kind: "restored" });
    expect(await restore(`${preamble}${body}CREATE TABLE t ();`)).toMatchObject({
      kind: "failed",
      line: 4,
      reason: "no schema has been selected to create in",
    });
  });

  it("reads a comment at a statement's end for no more than that", async () => {
    expect(await restore("CREATE TABLE public.a () -- x\n;\nCREATE TABLE public.b ();")).toEqual({
      kind: "restored",
    });
  });

  it("creates the roles the snapshot names, without login, and drops them with the database", async () => {
    const role = `Weird "Name; ${Date.now()}`;
    const quoted = `"${role.replaceAll('"', '""')}"`;
    const rolesThere = () =>
      queryServer(`SELECT rolcanlogin FROM pg_roles WHERE rolname = '${role}'`);
    await withScratch(async (scratch) => {
      const snapshot = `CREATE TABLE public.t ();ALTER TABLE public.t OWNER TO ${quoted};GRANT SELECT ON TABLE public.t TO PUBLIC;`;
      expect(await restoreSchema(scratch, snapshot)).toEqual({ kind: "restored" });
      expect(await rolesThere()).toEqual([{ rolcanlogin: false }]);
    });
    expect(await rolesThere()).toEqual([]);
  });

  it("is undecided about an extension the server does not have, and leaves no role behind", async () => {
    const role = `left_${Date.now()}`;
    const snapshot = `GRANT USAGE ON SCHEMA public TO ${role};\nCREATE EXTENSION no_such_extension;`;
    await expect(restore(snapshot)).rejects.toMatchObject({
      code: "database/extension-missing",
      message: expect.stringContaining("needs the extension no_such_extension (line 2)"),
    });
    expect(await queryServer(`SELECT 1 FROM pg_roles WHERE rolname = '${role}'`)).toEqual([]);
  });

  it.each([
    ["a command for psql", (path: string) => `\\! touch ${path}\n`],
    ["a program", (path: string) => `COPY public.t FROM PROGRAM 'touch ${path}';`],
    [
      "a program in a block",
      (path: string) => `DO $$ BEGIN COPY (SELECT 1) TO PROGRAM 'touch ${path}'; END $$;`,
    ],
    [
      "a string that ends elsewhere",
      (path: string) =>
        `SET standard_conforming_strings = off;\nCOMMENT ON TABLE public.t IS '\\'' ; COPY (SELECT 1) TO PROGRAM $$touch ${path}$$; --';`,
    ],
    [
      "a character that swallows the next",
      (path: string) =>
        `SET client_encoding = 'GBK';\nCOMMENT ON TABLE public.t IS E'₁\\' ; COPY (SELECT 1) TO PROGRAM $$touch ${path}$$; --';\nCREATE TABLE public.t ();`,
    ],
  ])("runs nothing of a snapshot with %s", async (what, hostile) => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o777);
    const canary = join(folder, "canary");
    await withScratch(async (scratch) => {
      const restoration = await restoreSchema(
        scratch,
        `CREATE TABLE public.t (a int);\n${hostile(canary)}`,
      );
      if (what !== "a character that swallows the next") {
        expect(restoration).toMatchObject({ kind: "refused", line: 2 });
        const tables = await scratch.administrator.query("SELECT to_regclass('public.t') AS found");
        expect(tables).toEqual([{ found: null }]);
      }
    });
    expect(existsSync(canary)).toBe(false);
  });
});

/** A place where the server, who is another user, could write. */
function canaryPath(): string {
  const folder = temporaryFolder();
  chmodSync(folder, 0o777);
  return join(folder, "canary");
}

/** A function of the snapshot that runs a program when it is called, and returns what is asked of it. */
function programFunction(path: string, returns: string, value: string): string {
  const body = `BEGIN COPY (SELECT 1) TO PROGRAM 'touch ${path}'; ${value} END`;
  return `CREATE FUNCTION public.run() RETURNS ${returns} LANGUAGE plpgsql AS $$ ${body} $$;\n`;
}

describe("what a snapshot may make run while it is restored", () => {
  it.each([
    [
      "a function in a partition's bound",
      (path: string) =>
        `${programFunction(path, "int", "RETURN 1;")}CREATE TABLE public.p (a int) PARTITION BY LIST (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (public.run());`,
    ],
    [
      "a trigger on the list of migrations",
      (path: string) =>
        `${programFunction(path, "trigger", "RETURN NEW;")}CREATE TABLE public.schema_migrations (version text);
CREATE TRIGGER t BEFORE INSERT ON public.schema_migrations FOR EACH ROW EXECUTE FUNCTION public.run();
INSERT INTO public.schema_migrations (version) VALUES ('1');`,
    ],
    [
      "an event trigger",
      (path: string) =>
        `${programFunction(path, "event_trigger", "")}CREATE TABLE public.t (a int);
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION public.run();
ALTER TABLE public.t OWNER TO CURRENT_USER;
GRANT SELECT ON TABLE public.t TO PUBLIC;`,
    ],
  ])("is never more than its own database: %s", async (_, hostile) => {
    const canary = canaryPath();
    await restore(hostile(canary)).catch((thrown: unknown) => thrown);
    expect(existsSync(canary)).toBe(false);
  });
});

describe("withScratchDatabase", () => {
  /** What is left of scratch databases and their owners, by name. */
  const thereOf = (name: unknown) =>
    queryServer(
      `SELECT datname AS name FROM pg_database WHERE datname = '${name}'
       UNION ALL SELECT rolname FROM pg_roles WHERE rolname = '${name}'`,
    );
  const nameOf = async ({ administrator }: Scratch) =>
    (await administrator.query("SELECT current_database() AS name"))[0]?.["name"];

  it("gives an empty database that is gone afterwards with its owner, also when the work throws", async () => {
    const names: unknown[] = [];
    const seen = await withScratch(async (scratch) => {
      names.push(await nameOf(scratch));
      expect(scratch.source).toBe("the server in SCRATCH_URL");
      expect(await thereOf(names[0])).toHaveLength(2);
      return scratch.administrator.query(
        "SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname = 'public'",
      );
    });
    expect(seen).toEqual([{ tables: 0 }]);
    const failing = withScratch(async (scratch) => {
      names.push(await nameOf(scratch));
      throw new Error("the work failed");
    });
    await expect(failing).rejects.toThrow("the work failed");
    for (const name of names) expect(await thereOf(name)).toEqual([]);
  });

  it("gives another on the same server, which is gone first", async () => {
    await withScratch(async (scratch) => {
      await scratch.owner.query("CREATE TABLE public.t ()");
      const name = await scratch.another(async (second) => {
        expect(second.source).toBe(scratch.source);
        expect(await second.owner.query("SELECT to_regclass('public.t') AS found")).toEqual([
          { found: null },
        ]);
        return nameOf(second);
      });
      expect(await thereOf(name)).toEqual([]);
      expect(await thereOf(await nameOf(scratch))).toHaveLength(2);
    });
  });

  it("starts a server of its own where none is given", async () => {
    const version = await withScratchDatabase(
      testHost(),
      undefined,
      async ({ administrator, source }) => {
        expect(source).toMatch(/^PostgreSQL \d+\.\d+ from /);
        return administrator.query("SHOW server_version_num");
      },
    );
    expect(version).toHaveLength(1);
  });

  it("is undecided without a URL, and without the right to create a database", async () => {
    await expect(withScratch(() => Promise.resolve(), "localhost")).rejects.toMatchObject({
      code: "database/url-malformed",
      message: "SCRATCH_URL does not hold a postgres:// URL.",
    });
    const role = await testRole(await testDatabase());
    await expect(withScratch(() => Promise.resolve(), role.url)).rejects.toMatchObject({
      code: "database/scratch-not-permitted",
      message: `${role.name} may not do all it takes to restore a snapshot on the server in SCRATCH_URL: permission denied to create role.`,
    });
  });

  it("is undecided where only the rights for a statement are missing", async () => {
    const role = await testRole(await testDatabase(), "ALTER ROLE % CREATEDB");
    const restoring = withScratch(
      (scratch) => restoreSchema(scratch, "CREATE SCHEMA s;\nCREATE FOREIGN DATA WRAPPER w;"),
      role.url,
    );
    await expect(restoring).rejects.toMatchObject({ code: "database/scratch-not-permitted" });
  });
});
