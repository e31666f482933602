import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import type { LedgerDatabase } from "../../src/ledger/database/ledger-database.ts";
import { assertMigrated } from "../../src/ledger/database/migrate.ts";
import { readMigrations } from "../../src/ledger/database/migrations.ts";
import { emptyEnd, entryAfter, type LedgerEnd, lineOf } from "../../src/ledger/entry.ts";
import type { PromotionRecord } from "../../src/record/promotion-record.ts";
import { migratedDatabase } from "../ledger/database/migrated-database.ts";
import { testHost } from "./host.ts";
import { recordOf } from "./run-report.ts";

/** Asks whether the tables of this version of the program are there. */
export function readyAt(database: LedgerDatabase): () => Promise<void> {
  const migrations = readMigrations(testHost());
  return async () => assertMigrated(database, await migrations);
}

export type Appended = {
  readonly recordId: string;
  readonly file: string;
  readonly bundle: string;
};

/** A database with the ledger's tables, dropped after the test, and how promotions and runbooks get into it. */
export async function trailDatabase() {
  const database = await migratedDatabase();
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
      const name = ledger === "" ? entry.leaf : ledger;
      const bundle = JSON.stringify({ bundleOf: recordId });
      await valuesTo(
        database.url,
        "SELECT promote.append_promotion($1, NULL, NULL, $2, $3, $4, $5)",
        [
          name,
          lineOf(entry),
          payload,
          [file, `${file}.extra`],
          [bundle, "more"].map((text) => Buffer.from(text)),
        ],
      );
      [ledger, end] = [name, { size: end.size + 1, lastLeaf: entry.leaf }];
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
