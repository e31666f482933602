import type { Database } from "../host/host.ts";
import { keyForms, keysOf } from "./cursor.ts";
import type { Promotion } from "./promotion.ts";
import { promotionColumns, promotionIn } from "./promotion-rows.ts";
import { Conditions, exactTimeOf, pageIn, rowsFor } from "./sql.ts";
import type { Page, PageRequest, PromotionFilter } from "./trail.ts";

/** Promotions, the last that finished first. Throws `BadCursor`. */
export async function listPromotions(
  database: Database,
  filter: PromotionFilter,
  page: PageRequest,
): Promise<Page<Promotion>> {
  const conditions = conditionsOf(filter);
  const keys = keysOf(page, [keyForms.time, keyForms.number]);
  if (keys !== undefined) {
    conditions.add("(p.finished_at, p.id) < (?::timestamptz, ?::bigint)", ...keys);
  }
  const rows = await database.query(
    `SELECT ${promotionColumns}, ${exactTimeOf("p.finished_at")} AS key_time, p.id::text AS key_id
     FROM promote.promotions AS p ${conditions.clause}
     ORDER BY p.finished_at DESC, p.id DESC LIMIT ${rowsFor(page)}`,
    conditions.values,
  );
  return pageIn(rows, page, ["key_time", "key_id"], promotionIn);
}

function conditionsOf({ environment, outcome, commit, from, to }: PromotionFilter): Conditions {
  const conditions = new Conditions();
  if (environment !== undefined) conditions.add("p.environment_to = ?", environment);
  if (outcome !== undefined) conditions.add("p.outcome = ?", outcome);
  if (commit !== undefined) {
    // No hex digit comes after "f", so that this range is the prefix, and the index finds it.
    conditions.add("p.commit_id ~>=~ ? AND p.commit_id ~<~ ?", commit, `${commit}g`);
  }
  if (from !== undefined) conditions.add("p.finished_at >= ?::timestamptz", from);
  if (to !== undefined) conditions.add("p.finished_at < ?::timestamptz", to);
  return conditions;
}
