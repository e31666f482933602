import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Host } from "../../src/host/host.ts";
import { compareSchemas } from "../../src/postgres/compare-schemas.ts";
import { type DumpOptions, dumpSchema } from "../../src/postgres/dump-schema.ts";
import { readSchema } from "../../src/postgres/read-schema.ts";
import { testHost } from "../support/host.ts";
import { testDatabase, testServer } from "../support/postgres.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testRole } from "./test-role.ts";

const dump = (url: string, options: Partial<DumpOptions> = {}, host: Host = testHost()) =>
  dumpSchema(host, url, { variable: "STAGING_DATABASE_URL", ...options });

/** The URL with some of it replaced. */
function changed(url: string, change: (parsed: URL) => void): string {
  const parsed = new URL(url);
  change(parsed);
  return parsed.href;
}

/** A pg_dump that says it is of the major given, and otherwise does what the script says. */
function fakePgDump(script: string, version = "99.1"): string {
  const folder = temporaryFolder({
    pg_dump: `#!/bin/sh\nif [ "$1" = --version ]; then echo "pg_dump (PostgreSQL) ${version}"; exit 0; fi\n${script}\n`,
  });
  chmodSync(join(folder, "pg_dump"), 0o755);
  return join(folder, "pg_dump");
}

describe("dumpSchema", () => {
  it("reads a schema with a pg_dump that fits the server", async () => {
    const { url } = await testDatabase("CREATE TABLE public.t (a int)");
    const { text, serverVersion, pgDumpVersion, throughPooler } = await dump(url);
    expect(readSchema(text).objects.has("relation public.t")).toBe(true);
    expect(readSchema(text).data).toEqual([]);
    expect(testServer().source).toContain(serverVersion.split(".")[0]);
    expect(Number.parseInt(pgDumpVersion, 10)).toBeGreaterThanOrEqual(
      Number.parseInt(serverVersion, 10),
    );
    expect(throughPooler).toBe(false);
  });

  it("reads constants the same whatever the database's time zone and settings", async () => {
    const sql =
      "CREATE TABLE t (a timestamptz DEFAULT '2026-01-01 00:00:00+00', b bytea DEFAULT '\\x00ff')";
    const plain = await testDatabase(sql);
    const odd = await testDatabase(sql);
    for (const setting of [
      "timezone = 'Asia/Tokyo'",
      "bytea_output = 'escape'",
      "quote_all_identifiers = on",
    ]) {
      await odd.query(`ALTER DATABASE ${odd.name} SET ${setting}`);
    }
    const [a, b] = [await dump(plain.url), await dump(odd.url)];
    expect(compareSchemas(readSchema(a.text), readSchema(b.text))).toEqual([]);
    expect(b.text).toContain("'2026-01-01 00:00:00+00'");
  });

  it("needs a role that may read, and nothing more", async () => {
    const database = await testDatabase(
      "CREATE SCHEMA s; CREATE TABLE s.t (a int); CREATE VIEW s.v AS SELECT a FROM s.t",
    );
    const reader = await testRole(database, "GRANT pg_read_all_data TO %");
    const [a, b] = [await dump(database.url), await dump(reader.url)];
    expect(compareSchemas(readSchema(a.text), readSchema(b.text))).toEqual([]);
    await expect(
      testHost().databases.connect(reader.url, ({ query }) => query("CREATE TABLE s.u ()")),
    ).rejects.toMatchObject({ sqlState: "42501" });
  });

  it("tells no password to a program's arguments, and all it needs to its variables", async () => {
    const { url } = await testDatabase();
    const log = join(temporaryFolder(), "log");
    const script = `{ echo "$@"; env; } > ${log}\necho "-- PostgreSQL database dump complete"`;
    const { pgDumpVersion } = await dump(url, { pgDump: fakePgDump(script), lockWaitMs: 4_000 });
    const [argv = "", ...variables] = readFileSync(log, "utf8").split("\n");
    expect(argv).toBe("--schema-only --no-password --lock-wait-timeout=4000ms");
    expect(variables).toEqual(
      expect.arrayContaining([
        `PGPASSWORD=${new URL(url).password}`,
        "PGTZ=UTC",
        "PGCLIENTENCODING=UTF8",
      ]),
    );
    expect(pgDumpVersion).toBe("99.1");
  });

  it("does without session options behind a pooler that refuses them", async () => {
    const { url } = await testDatabase();
    const pgDump = fakePgDump(
      'if [ -n "$PGOPTIONS" ]; then echo "pg_dump: error: FATAL:  unsupported startup parameter: options" >&2; exit 1; fi\necho "-- PostgreSQL database dump complete"',
    );
    expect(await dump(url, { pgDump })).toMatchObject({ throughPooler: true });
  });
});

describe("dumpSchema is undecided when", () => {
  /** The fault, after a look that nothing in it holds the password. */
  async function faultOf(url: string, options: Partial<DumpOptions> = {}) {
    const thrown: unknown = await dump(url, options).then(
      () => undefined,
      (fault: unknown) => fault,
    );
    const password = URL.canParse(url) ? new URL(url).password : "";
    const { code, message, remedy, detail } = thrown as Record<string, string | undefined>;
    if (password !== "")
      expect(JSON.stringify([code, message, remedy, detail])).not.toContain(password);
    return { code, message, remedy };
  }
  const placeOf = (url: string) => `${new URL(url).host}${new URL(url).pathname}`;

  it("the password is wrong", async () => {
    const { url } = await testDatabase();
    const wrong = changed(url, (parsed) => {
      parsed.password = "wr0ng-password";
    });
    expect(await faultOf(wrong)).toEqual({
      code: "database/password-refused",
      message: `PostgreSQL at ${placeOf(url)} refuses the password of postgres.`,
      remedy:
        "Correct the password in the variable that holds the URL, or set it anew with `ALTER ROLE postgres PASSWORD …`.",
    });
  });

  it("there is no password where one is asked for", async () => {
    const { url } = await testDatabase();
    const without = changed(url, (parsed) => {
      parsed.password = "";
    });
    expect(await faultOf(without)).toMatchObject({ code: "database/password-refused" });
  });

  it("the role is not known", async () => {
    const { url } = await testDatabase();
    const unknown = changed(url, (parsed) => {
      parsed.username = "nobody_here";
    });
    expect(await faultOf(unknown)).toMatchObject({
      code: "database/password-refused",
      message: expect.stringContaining("nobody_here"),
    });
  });

  it("there is no such database", async () => {
    const { url } = testServer();
    const absent = changed(url, (parsed) => {
      parsed.pathname = "/absent_database";
    });
    expect(await faultOf(absent)).toMatchObject({
      code: "database/no-such-database",
      message: `The server at ${new URL(url).host}/absent_database answers, but has no database absent_database.`,
      remedy: expect.stringContaining("createdb absent_database"),
    });
  });

  it("the host is not known", async () => {
    expect(await faultOf("postgres://u:T0PS3CRET@no-such-host.invalid/d")).toMatchObject({
      code: "database/host-unknown",
      message: "The name no-such-host.invalid of the database server cannot be resolved.",
    });
  });

  it("nothing listens at the port", async () => {
    expect(await faultOf("postgres://u:T0PS3CRET@127.0.0.1:1/d")).toMatchObject({
      code: "database/unreachable",
      message: expect.stringMatching(
        /^PostgreSQL at 127\.0\.0\.1:1\/d does not answer: .*ECONNREFUSED/,
      ),
      remedy: expect.stringContaining("promote demo"),
    });
  });

  it("the URL asks for TLS that the server does not have", async () => {
    const { url } = await testDatabase();
    expect(await faultOf(`${url}?sslmode=require`)).toMatchObject({
      code: "database/tls-mode-refused",
      message: expect.stringContaining("does not support SSL"),
    });
  });

  it.each(["", "localhost", "https://u:T0PS3CRET@h/d"])("the URL is %j", async (url) => {
    expect(await faultOf(url)).toEqual({
      code: "database/url-malformed",
      message: "STAGING_DATABASE_URL does not hold a postgres:// URL.",
      remedy: "Set STAGING_DATABASE_URL to postgres://user:password@host:port/database.",
    });
  });

  it("the role may not read a table", async () => {
    const database = await testDatabase("CREATE TABLE public.t (a int)");
    const stranger = await testRole(database);
    expect(await faultOf(stranger.url)).toMatchObject({
      code: "database/permission-denied",
      message: `${stranger.name} may not read all of ${placeOf(database.url)}: permission denied for table t.`,
      remedy: expect.stringContaining(`GRANT pg_read_all_data TO ${stranger.name}`),
    });
  });

  it("a table stays locked", async () => {
    const { url } = await testDatabase("CREATE TABLE public.t (a int)");
    await testHost().databases.connect(url, async ({ query }) => {
      await query("BEGIN");
      await query("LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE");
      expect(await faultOf(url, { lockWaitMs: 200 })).toMatchObject({
        code: "database/locked",
        message: `A table of ${placeOf(url)} stayed locked by somebody else for too long.`,
      });
    });
  });

  it("the dump breaks off", async () => {
    const { url } = await testDatabase();
    const pgDump = fakePgDump('printf "CREATE TABLE t (\\n  a int"');
    expect(await faultOf(url, { pgDump })).toMatchObject({
      code: "database/dump-truncated",
      message: `The dump of ${placeOf(url)} breaks off after 2 lines, without the line that ends a whole one.`,
    });
  });

  it("the line that ends a dump stands in the middle of one", async () => {
    const { url } = await testDatabase();
    const pgDump = fakePgDump(`echo "-- PostgreSQL database dump complete"; printf '%0500d' 0`);
    expect(await faultOf(url, { pgDump })).toMatchObject({ code: "database/dump-truncated" });
  });

  it.each([
    ["server closed the connection unexpectedly", "database/connection-lost"],
    ["FATAL:  terminating connection due to administrator command", "database/connection-lost"],
    ["something nobody has seen before", "database/dump-failed"],
  ])("pg_dump says: %s", async (words, code) => {
    const { url } = await testDatabase();
    const pgDump = fakePgDump(`echo "pg_dump: error: ${words}" >&2; exit 1`);
    expect(await faultOf(url, { pgDump })).toMatchObject({ code });
  });

  it("the pg_dump that is configured is absent", async () => {
    const { url } = await testDatabase();
    expect(await faultOf(url, { pgDump: "/absent/pg_dump" })).toMatchObject({
      code: "database/pg-dump-missing",
      message: expect.stringContaining("looked in /absent/pg_dump"),
    });
  });

  it("the pg_dump that is configured is older than the server", async () => {
    const { url } = await testDatabase();
    const pgDump = fakePgDump("exit 1", "9.6.1");
    expect(await faultOf(url, { pgDump })).toMatchObject({
      code: "database/pg-dump-too-old",
      message: expect.stringContaining(`every pg_dump found is older: 9.6.1 (${pgDump})`),
    });
  });

  it("the pg_dump that is configured is something else, or does not start", async () => {
    const { url } = await testDatabase();
    expect(await faultOf(url, { pgDump: "/bin/true" })).toMatchObject({
      code: "database/pg-dump-missing",
    });
    const folder = temporaryFolder({ pg_dump: "not a program" });
    expect(await faultOf(url, { pgDump: join(folder, "pg_dump") })).toMatchObject({
      code: "database/pg-dump-missing",
    });
    expect(await faultOf(url, { pgDump: folder })).toMatchObject({
      code: "database/pg-dump-missing",
    });
  });
});
