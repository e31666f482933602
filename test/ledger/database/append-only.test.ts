import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { pushLedger } from "../../../src/ledger/database/push-ledger.ts";
import { readEntry } from "../../../src/ledger/read-entry.ts";
import { testHost } from "../../support/host.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { accessTo, appendRecord } from "../sample-ledger.ts";
import { loginWith, migratedDatabase, opened } from "./migrated-database.ts";

const tables = [
  ...["ledgers", "promotions", "record_files", "promotion_checks", "confirmations", "waivers"],
  ...["snapshots", "runbook_executions", "runbook_steps", "ledger_heads"],
];

async function refusal(url: string, sql: string, values: unknown[] = []): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql, values);
    return "done";
  } catch (thrown) {
    return thrown instanceof pg.DatabaseError ? (thrown.code ?? "") : String(thrown);
  } finally {
    await client.end();
  }
}

/** A database with one entry, and the file ledger it is from. */
async function withOneEntry() {
  const database = await migratedDatabase();
  const host = testHost();
  const project = temporaryFolder();
  const access = accessTo(project);
  await appendRecord(host, access);
  const writer = await loginWith(database, "promote_writer");
  const connection = await opened(host, writer);
  expect(await pushLedger(host, connection, access.place)).toMatchObject({ sent: 1, size: 1 });
  return { database, writer, host, project, access, connection };
}

describe("the tables of the ledger", () => {
  it("are changed by nobody: not by a writer, not by a reader, not by their owner", async () => {
    const { database, writer } = await withOneEntry();
    const reader = await loginWith(database, "promote_reader");
    for (const table of tables) {
      const name = `promote.${table}`;
      const [column] = await database.query(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = '${name}'::regclass AND attnum = 2`,
      );
      const second = String(column?.["name"]);
      const changes = [
        `UPDATE ${name} SET ${second} = ${second}`,
        `DELETE FROM ${name}`,
        `TRUNCATE ${name} CASCADE`,
      ];
      for (const sql of changes) {
        expect([sql, await refusal(database.url, sql)]).toEqual([sql, "PL001"]);
        expect([sql, await refusal(writer, sql)]).toEqual([sql, "42501"]);
        expect([sql, await refusal(reader, sql)]).toEqual([sql, "42501"]);
      }
      const insert = `INSERT INTO ${name} DEFAULT VALUES`;
      expect([insert, await refusal(writer, insert)]).toEqual([insert, "42501"]);
      expect([insert, await refusal(reader, insert)]).toEqual([insert, "42501"]);
      expect(await refusal(writer, `SELECT FROM ${name}`)).toBe("42501");
      expect(await refusal(reader, `SELECT FROM ${name}`)).toBe("done");
    }
    const replica = "SET session_replication_role = replica; DELETE FROM promote.promotions";
    expect(await refusal(database.url, replica)).toBe("PL001");
    const inner = "SELECT promote.add_promotion(NULL, NULL, NULL, NULL, NULL)";
    expect(await refusal(writer, inner)).toBe("42501");
    expect(await refusal(reader, "SELECT promote.append_head('', '{}')")).toBe("42501");
  });

  it("have an index on every foreign key", async () => {
    const database = await migratedDatabase();
    const without = await database.query(`
      SELECT conrelid::regclass::text AS table, conname FROM pg_constraint
      WHERE contype = 'f' AND connamespace = 'promote'::regnamespace AND NOT EXISTS (
        SELECT FROM pg_index WHERE indrelid = conrelid
          AND (indkey::smallint[])[0:cardinality(conkey) - 1] @> conkey
      )`);
    expect(without).toEqual([]);
    const [all] = await database.query(`SELECT count(*)::int AS count,
      bool_or(conrelid = 'promote.ledger_heads'::regclass) AS heads
      FROM pg_constraint WHERE contype = 'f' AND connamespace = 'promote'::regnamespace`);
    expect(all).toMatchObject({ heads: true });
    expect(Number(all?.["count"])).toBeGreaterThanOrEqual(9);
  });

  it("take no entry whose bytes are not those that were signed, or that takes another's place", async () => {
    const { writer, project, host, access, connection } = await withOneEntry();
    await appendRecord(host, access);
    const lines = readFileSync(join(project, ".promote/ledger.jsonl"), "utf8")
      .trimEnd()
      .split("\n");
    const [first, second] = lines.map((line) => readEntry(line));
    const line = lines[1] ?? "";
    const sent = {
      ...{ ledger: first?.leaf, file: second?.file, line },
      payload: Buffer.from('{"predicate":{}}'),
    };
    const append = (changes: Partial<typeof sent> = {}) => {
      const { ledger, file, line: entry, payload } = { ...sent, ...changes };
      return refusal(writer, "SELECT promote.append_promotion($1, NULL, NULL, $2, $3, $4, $5)", [
        ...[ledger, entry, payload, [file], [payload]],
      ]);
    };
    expect(await append()).toBe("PL003");
    expect(await append({ line: line.replace('"seq":1', '"seq":2') })).toBe("PL003");
    expect(await append({ file: "elsewhere.json" })).toBe("PL003");
    expect(await pushLedger(host, connection, access.place)).toMatchObject({ sent: 1, size: 2 });
    expect(await pushLedger(host, connection, access.place)).toMatchObject({ sent: 0, size: 2 });
  });
});

describe("what is sent", () => {
  it("begins after the last entry that is there, wherever that is", async () => {
    const { host, access, connection, database } = await withOneEntry();
    for (const count of [1, 2, 7, 12]) {
      for (let index = 0; index < count; index += 1) await appendRecord(host, access);
      expect((await pushLedger(host, connection, access.place)).sent).toBe(count);
    }
    const [row] = await database.query("SELECT max(sequence)::int AS last FROM promote.promotions");
    expect(row).toEqual({ last: 22 });
  });
});
