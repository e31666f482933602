import type { Database } from "../host/host.ts";
import { listPromotions } from "./list-promotions.ts";
import { listRunbookExecutions, readRunbookExecution } from "./list-runbooks.ts";
import { listConfirmations, listSnapshots, listWaivers } from "./list-told.ts";
import { readPromotion, readRecordFile } from "./read-promotion.ts";
import { textIn } from "./read-row.ts";
import { readSummary } from "./read-summary.ts";
import type { Trail } from "./trail.ts";

/** The ledger in a database, to be read. What it gives is what the database says when it is asked; `ready` says whether it can be. */
export function openTrail(database: Database, ready: Trail["ready"]): Trail {
  return {
    promotions: (filter, page) => listPromotions(database, filter, page),
    promotion: (recordId) => readPromotion(database, recordId),
    recordFile: (recordId, sha256) => readRecordFile(database, recordId, sha256),
    confirmations: (page) => listConfirmations(database, page),
    waivers: () => listWaivers(database),
    runbookExecutions: (page) => listRunbookExecutions(database, page),
    runbookExecution: (id) => readRunbookExecution(database, id),
    snapshots: (page) => listSnapshots(database, page),
    summary: () => readSummary(database),
    async environments() {
      const rows = await database.query(distinctEnvironments);
      return rows.map((row) => textIn(row, "name"));
    },
    async mark() {
      const [row] = await database.query(markOfWrites);
      const mark = row?.["mark"];
      return typeof mark === "string" ? mark : undefined;
    },
    ready,
  };
}

/** Goes from one name to the next by the index, however many promotions there are. */
const distinctEnvironments = `WITH RECURSIVE names AS (
    (SELECT environment_to AS name FROM promote.promotions ORDER BY environment_to LIMIT 1)
    UNION ALL
    SELECT (SELECT environment_to FROM promote.promotions WHERE environment_to > names.name
      ORDER BY environment_to LIMIT 1) FROM names WHERE names.name IS NOT NULL
  ) SELECT name FROM names WHERE name IS NOT NULL LIMIT 200`;

/** Which transactions can be seen: the same ones, as long as nobody ended one that writes. A copy knows them otherwise. */
const markOfWrites =
  "SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE pg_current_snapshot()::text END AS mark";
