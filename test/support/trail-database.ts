import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { emptyEnd, entryAfter, type LedgerEnd, lineOf } from "../../src/ledger/entry.ts";
import type { PromotionRecord } from "../../src/record/promotion-record.ts";
import { testDatabase } from "./postgres.ts";
import { recordOf } from "./run-report.ts";

const migrations = join(import.meta.dirname, "../../db/migrations");

/** The SQL that makes the tables of the ledger. */
export const ledgerTables: string = readdirSync(migrations)
  .filter((name) => name.endsWith(".sql"))
  .sort()
  .map((name) => readFileSync(join(migrations, name), "utf8"))
  .join("\n");

export type Appended = {
  readonly recordId: string;
  readonly file: string;
  readonly bundle: string;
};

/** A database with the ledger's tables, dropped after the test, and how promotions and runbooks get into it. */
export async function trailDatabase() {
  const database = await testDatabase();
  await database.query(ledgerTables);
  let [ledger, end]: [string, LedgerEnd] = ["", emptyEnd];
  return {
    url: database.url,
    query: database.query,
    /** Appends a record by the function that every writer uses. */
    async append(given: Partial<PromotionRecord["predicate"]> = {}): Promise<Appended> {
      const recordId = given.recordId ?? randomUUID();
      const record = recordOf({ ...given, recordId });
      const payload = Buffer.from(JSON.stringify(record));
      const payloadSha256 = createHash("sha256").update(payload).digest("hex");
      const file = `.promote/records/${recordId}.sigstore.json`;
      const entry = entryAfter(end, { recordId, payloadSha256, file });
      if (ledger === "") ledger = entry.leaf;
      const bundle = JSON.stringify({ bundleOf: recordId });
      await valuesTo(
        database.url,
        "SELECT promote.append_promotion($1, NULL, NULL, $2, $3, $4, $5)",
        [
          ledger,
          lineOf(entry),
          payload,
          [file, `${file}.extra`],
          [bundle, "more"].map((text) => Buffer.from(text)),
        ],
      );
      end = { size: end.size + 1, lastLeaf: entry.leaf };
      return { recordId, file, bundle };
    },
    /** Begins the execution of a runbook and tells steps of it. */
    async execute(
      said: Readonly<Record<string, unknown>>,
      steps: readonly Readonly<Record<string, unknown>>[],
    ): Promise<string> {
      const id = randomUUID();
      const told = { ...execution, ...said, id };
      await valuesTo(database.url, "SELECT promote.append_runbook_execution($1)", [told]);
      for (const [at, step] of steps.entries()) {
        const one = { by: "ana", at: told.at, ...step, execution: id, position: at + 1 };
        await valuesTo(database.url, "SELECT promote.append_runbook_step($1)", [one]);
      }
      return id;
    },
  };
}

const execution = {
  repository: "https://example.com/shop",
  environment: "production",
  commit: "7cd4e5ae6bd0c6fb7be8c47a0e5d7a7ec617c470",
  runbook: "docs/runbooks/rollback.md",
  runbookSha256: "ab".repeat(32),
  title: "Rollback",
  by: "ana",
  at: "2026-11-20T10:00:00.000Z",
};

async function valuesTo(url: string, sql: string, values: readonly unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}
