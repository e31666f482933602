import { describe, expect, it } from "vitest";
import { compareSchemas } from "../../../src/postgres/compare-schemas.ts";
import { parseConnection, urlOfDatabase, variablesOf } from "../../../src/postgres/connection.ts";
import { dumpSchema } from "../../../src/postgres/dump-schema.ts";
import { readSchema } from "../../../src/postgres/read-schema.ts";
import { restoreSchema } from "../../../src/postgres/restore-schema.ts";
import { withScratchDatabase } from "../../../src/postgres/with-scratch-database.ts";
import { testHost } from "../../support/host.ts";
import { testDatabase, testServer } from "../../support/postgres.ts";
import { richSchema } from "../rich-schema.ts";
import { testRole } from "../test-role.ts";

const host = () => testHost();

/** With roles of its own: the server is shared. */
const schema = richSchema.replaceAll(/\br_(owner|reader)\b/g, "npm_$1");

/** Runs the program as the gate does. */
function run(
  url: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
) {
  const { machine, processes } = host();
  const connection = parseConnection(url);
  return processes.run({
    argv: [machine.node, `${machine.installation}/npm-pg-dump.js`, ...args],
    cwd: "/",
    variables: { ...(connection && variablesOf(connection)), ...variables },
    log: false,
  });
}

describe("npm-pg-dump", () => {
  it("states its version as pg_dump does", async () => {
    const { code, stdout } = await run("", ["--version"]);
    expect([code, stdout]).toEqual([0, "pg_dump (PostgreSQL) 18.3 (npm)\n"]);
  });

  it("dumps what pg_dump dumps", async () => {
    const given = { url: testServer().url, variable: "SCRATCH_URL" };
    await withScratchDatabase(host(), given, async (scratch) => {
      expect(await restoreSchema(scratch, schema)).toEqual({ kind: "restored" });
      const [row] = await scratch.administrator.query("SELECT current_database() AS name");
      const url = urlOfDatabase(given.url, String(row?.["name"]));
      const usual = await dumpSchema(host(), url, { variable: "X" });
      const { code, stdout, stderr } = await run(url, ["--schema-only", "--no-password"]);
      expect([code, stderr]).toEqual([0, ""]);
      expect(readSchema(stdout).objects.size).toBeGreaterThan(50);
      expect(compareSchemas(readSchema(usual.text), readSchema(stdout))).toEqual([]);
    });
  });

  it("follows the session's settings", async () => {
    const { url } = await testDatabase(
      "CREATE TABLE t (a timestamptz DEFAULT '2026-01-01 00:00:00+00')",
    );
    const inTokyo = await run(url, ["--schema-only"], { PGTZ: "Asia/Tokyo" });
    expect(inTokyo.stdout).toContain("'2026-01-01 09:00:00+09'");
    const inUtc = await run(url, ["--schema-only"], {
      PGTZ: "UTC",
      PGOPTIONS: "-c quote_all_identifiers=on",
    });
    expect(inUtc.stdout).toContain("'2026-01-01 00:00:00+00'");
  });

  it("ends with 1 and pg_dump's words when it is not let in", async () => {
    const { url } = await testDatabase();
    const { code, stdout, stderr } = await run(url, ["--schema-only"], { PGPASSWORD: "wr0ng" });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      /^pg_dump: error: .*FATAL: +password authentication failed for user "postgres"\n$/,
    );
  });

  it("ends with 1 and pg_dump's words when it may not read a table", async () => {
    const database = await testDatabase("CREATE TABLE public.t (a int)");
    const { url } = await testRole(database);
    const { code, stderr } = await run(url, ["--schema-only"]);
    expect(code).toBe(1);
    expect(stderr.split("\n")[0]).toBe(
      "pg_dump: error: query failed: ERROR:  permission denied for table t",
    );
  });

  it("ends with 1 when nothing listens", async () => {
    const { code, stderr } = await run("postgres://u:p@127.0.0.1:1/d", ["--schema-only"]);
    expect(code).toBe(1);
    expect(stderr).toContain("ECONNREFUSED");
  });
});
