import { GateFault } from "../gate/fault.ts";
import type { Database } from "../host/host.ts";
import { listPromotions } from "./list-promotions.ts";
import { listRunbookExecutions, readRunbookExecution } from "./list-runbooks.ts";
import { listConfirmations, listSnapshots, listWaivers } from "./list-told.ts";
import { readPromotion, readRecordFile } from "./read-promotion.ts";
import { textIn } from "./read-row.ts";
import { readSummary } from "./read-summary.ts";
import type { Trail } from "./trail.ts";

/** The ledger in a database, to be read. What it gives is what the database says when it is asked. */
export function openTrail(database: Database): Trail {
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
    async ready() {
      const [row] = await database.query(
        "SELECT to_regclass('promote.promotions') IS NOT NULL AS has_tables",
      );
      if (row?.["has_tables"] !== true) throw new GateFault("serve/not-migrated", {});
    },
  };
}

/** Goes from one name to the next by the index, however many promotions there are. */
const distinctEnvironments = `WITH RECURSIVE names AS (
    (SELECT environment_to AS name FROM promote.promotions ORDER BY environment_to LIMIT 1)
    UNION ALL
    SELECT (SELECT environment_to FROM promote.promotions WHERE environment_to > names.name
      ORDER BY environment_to LIMIT 1) FROM names WHERE names.name IS NOT NULL
  ) SELECT name FROM names WHERE name IS NOT NULL LIMIT 200`;
