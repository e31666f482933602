import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { holdPromotion } from "../../../src/ledger/database/hold-promotion.ts";
import { pushLedger } from "../../../src/ledger/database/push-ledger.ts";
import { testHost } from "../../support/host.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { accessTo, appendRecord } from "../sample-ledger.ts";
import { loginWith, migratedDatabase, opened } from "./migrated-database.ts";

async function client(url: string): Promise<pg.Client> {
  const opening = new pg.Client({ connectionString: url });
  await opening.connect();
  onTestFinished(() => opening.end().catch(() => undefined));
  return opening;
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (thrown: unknown) => (thrown instanceof pg.DatabaseError ? thrown.code : String(thrown)),
  );

const append = "SELECT promote.append_promotion($1, NULL, NULL, $2, $3, $4, $5)";

/** A line with the leaf that belongs to what it says, canonical or not. */
function lineWith(before: string, after: string): { readonly line: string; readonly leaf: string } {
  const bytes = Buffer.concat([Buffer.of(0), Buffer.from(`${before}${after}`)]);
  const leaf = createHash("sha256").update(bytes).digest("hex");
  return { line: `${before}"leaf":"${leaf}",${after}`, leaf };
}

describe("a login that may append", () => {
  it("puts no line into a ledger that a file could not have, and no file but its record's", async () => {
    const database = await migratedDatabase();
    const writer = await client(await loginWith(database, "promote_writer"));
    const payload = Buffer.from(
      '{"predicate":{"recordId":"00000000-0000-4000-8000-000000000000"}}',
    );
    const digest = createHash("sha256").update(payload).digest("hex");
    const rest = `"payloadSha256":"${digest}","prev":null,"recordId":"00000000-0000-4000-8000-000000000000","seq":0}`;
    const send = (file: string, { line, leaf }: ReturnType<typeof lineWith>, paths = [file]) =>
      codeOf(writer.query(append, [leaf, line, payload, paths, paths.map(() => payload)]));
    const lineFor = (file: string) => lineWith(`{"file":${JSON.stringify(file)},`, rest);
    expect(await send("a.json", lineWith('{"file":"a.json", ', rest))).toBe("PL003");
    expect(await send("a.json", lineWith('{"file":"b.json","file":"a.json",', rest))).toBe("PL003");
    expect(
      await send("a.json", lineWith('{"file":"a.json",', rest.replace('"seq":0', '"seq":0.0'))),
    ).toMatch(/PL003|22P02/);
    for (const file of [
      "../a.json",
      "/a.json",
      "a//b.json",
      "a/./b.json",
      "C:/a.json",
      "a\u0007.json",
      "a\\b.json",
      `${"x".repeat(17_000)}.json`,
    ]) {
      expect([file.slice(0, 20), await send(file, lineFor(file))]).toEqual([
        file.slice(0, 20),
        "PL003",
      ]);
    }
    for (const other of ["b.manifest.json", "a/../../b.json", "a.json/x", "../a.manifest.json"]) {
      expect([other, await send("a.json", lineFor("a.json"), ["a.json", other])]).toEqual([
        other,
        "PL003",
      ]);
    }
    expect(await database.query("SELECT FROM promote.promotions")).toEqual([]);
    // What is wrong with this one is its statement, which is not a promotion: the line itself is fit.
    expect(await send("a.json", lineFor("a.json"))).toBe("23502");
  });

  it("adds nothing to a record that is there, but co-signatures", async () => {
    const database = await migratedDatabase();
    const host = testHost();
    const access = accessTo(temporaryFolder());
    await appendRecord(host, access);
    const url = await loginWith(database, "promote_writer");
    await pushLedger(host, await opened(host, url), access.place);
    const { project, ledger } = access.place;
    const line = readFileSync(join(project, ledger), "utf8").trimEnd();
    const { leaf, file } = JSON.parse(line);
    const stem = String(file).replace(/\.sigstore\.json$/, "");
    const [row] = await database.query("SELECT payload FROM promote.promotions");
    const count = "SELECT count(*)::int AS count FROM promote.record_files";
    const [before] = await database.query(count);
    const writer = await client(url);
    const add = (path: string) =>
      writer.query(append, [leaf, line, row?.["payload"], [file, path], ["x", "x"]]);
    await add(`${stem}.statement.json`);
    expect(await database.query(count)).toEqual([before]);
    await add(`${stem}.cosigned-0123456789ab.sigstore.json`);
    expect(await database.query(count)).toEqual([{ count: Number(before?.["count"]) + 1 }]);
  });

  it("gains nothing by objects of its own that have the names of others", async () => {
    const database = await migratedDatabase();
    const url = await loginWith(database, "promote_writer");
    await database.query(`GRANT CREATE ON SCHEMA public TO PUBLIC`);
    const writer = await client(url);
    const login = decodeURIComponent(new URL(url).username);
    for (const schema of ["pg_temp", "public"]) {
      await writer.query(`CREATE FUNCTION ${schema}.format(text, text, text) RETURNS text LANGUAGE plpgsql AS
        $$ BEGIN EXECUTE 'ALTER ROLE ${login} SUPERUSER'; RETURN ''; END $$`);
      await writer.query(`CREATE FUNCTION ${schema}.hashtextextended(text, integer) RETURNS bigint LANGUAGE plpgsql AS
        $$ BEGIN EXECUTE 'ALTER ROLE ${login} SUPERUSER'; RETURN 0; END $$`);
    }
    await writer.query("CREATE TEMPORARY TABLE pg_locks (pid integer)");
    await writer.query("SET search_path = pg_temp, public, pg_catalog");
    await writer.query("SELECT promote.hold_promotion('a', 'b', 'c'), promote.hold_sealing('a')");
    await writer.query("SELECT promote.find_entry('a'), promote.files_of('a')");
    expect(
      await database.query(`SELECT rolsuper FROM pg_roles WHERE rolname = '${login}'`),
    ).toEqual([{ rolsuper: false }]);
    const lax = await database.query(`SELECT proname FROM pg_proc
      WHERE pronamespace = 'promote'::regnamespace AND prosecdef
        AND NOT coalesce(proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false)`);
    expect(lax).toEqual([]);
    const open = await database.query(`SELECT proname FROM pg_proc
      WHERE pronamespace = 'promote'::regnamespace AND has_function_privilege('public', oid, 'EXECUTE')`);
    expect(open).toEqual([]);
    await writer.end();
    await database.query(`DROP OWNED BY ${login}`);
  });

  it("is told of by its login, whatever it says, and when it says nothing", async () => {
    const database = await migratedDatabase();
    const [url, own] = [await loginWith(database, "promote_writer"), database.url];
    const login = decodeURIComponent(new URL(url).username);
    const host = testHost();
    const squatter = await client(url);
    const repository = "'; DROP SCHEMA promote CASCADE; -- %s %I";
    const connection = await opened(host, own);
    const held = (environment: string) =>
      holdPromotion(host, connection, {
        ...{ repository, environment, holder: "ada", waitMs: undefined },
        tell: () => undefined,
      });
    const lie = `\u001b]0;grace\u0007\n→ run rm -rf /\u202e${"x".repeat(5_000)}`;
    await squatter.query("SELECT promote.hold_promotion($1, 'staging', $2)", [repository, lie]);
    const thrown: unknown = await held("staging").catch((cause: unknown) => cause);
    const words = thrown instanceof Error ? thrown.message : "";
    expect(words).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(words.length).toBeLessThan(700);
    expect(words).toContain(`(login ${login}, process `);
    await squatter.query(
      "SELECT pg_advisory_lock(hashtextextended(format('promote promotion %s %s', 'production', $1::text), 0))",
      [repository],
    );
    await expect(held("production")).rejects.toThrow(
      new RegExp(`a run that has not said who it is \\(login ${login}, process \\d+\\)`),
    );
    await squatter.end();
    await held("production");
  });
});
