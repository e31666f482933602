import type { Database, Row } from "../host/host.ts";
import { keyForms, keysOf } from "./cursor.ts";
import { referenceColumns, referenceIn } from "./promotion-rows.ts";
import {
  confirmationColumns,
  confirmationIn,
  snapshotColumns,
  snapshotIn,
  waiverColumns,
  waiverIn,
} from "./read-promotion.ts";
import { numberIn } from "./read-row.ts";
import { Conditions, exactTimeOf, pageIn, rowsFor } from "./sql.ts";
import type { Confirmation, Snapshot, Waiver } from "./told-by-promotions.ts";
import type { Page, PageRequest } from "./trail.ts";

const keyColumns = `${exactTimeOf("p.finished_at")} AS key_time, p.id::text AS key_id`;

/** Confirmations, those of the last promotion first. Throws `BadCursor`. */
export async function listConfirmations(
  database: Database,
  page: PageRequest,
): Promise<Page<Confirmation>> {
  const conditions = new Conditions();
  const keys = keysOf(page, [keyForms.time, keyForms.number, keyForms.small]);
  if (keys !== undefined) {
    const [time, id, position] = keys;
    conditions.add("(p.finished_at, p.id) <= (?::timestamptz, ?::bigint)", time, id);
    conditions.add("(p.id <> ?::bigint OR c.position > ?::integer)", id, position);
  }
  const rows = await database.query(
    `SELECT ${confirmationColumns}, ${referenceColumns}, ${keyColumns}, c.position::text AS key_position
     FROM promote.promotions AS p JOIN promote.confirmations AS c ON c.promotion = p.id ${conditions.clause}
     ORDER BY p.finished_at DESC, p.id DESC, c.position LIMIT ${rowsFor(page)}`,
    conditions.values,
  );
  return pageIn(rows, page, ["key_time", "key_id", "key_position"], (row) => ({
    ...confirmationIn(row),
    promotion: referenceIn(row),
  }));
}

/** What each promotion saw of the schema, the last one first. Throws `BadCursor`. */
export async function listSnapshots(
  database: Database,
  page: PageRequest,
): Promise<Page<Snapshot>> {
  const conditions = new Conditions();
  const keys = keysOf(page, [keyForms.time, keyForms.number]);
  if (keys !== undefined) {
    conditions.add("(p.finished_at, p.id) < (?::timestamptz, ?::bigint)", ...keys);
  }
  const rows = await database.query(
    `SELECT ${snapshotColumns}, ${referenceColumns}, ${keyColumns}
     FROM promote.promotions AS p JOIN promote.snapshots AS s ON s.promotion = p.id ${conditions.clause}
     ORDER BY p.finished_at DESC, p.id DESC LIMIT ${rowsFor(page)}`,
    conditions.values,
  );
  return pageIn(rows, page, ["key_time", "key_id"], (row) => ({
    ...snapshotIn(row),
    promotion: referenceIn(row),
  }));
}

const mostWaivers = 1_000;

/** Each waiver once, as the last promotion told it that it let pass; those that end first before the others. */
export async function listWaivers(database: Database): Promise<readonly Waiver[]> {
  const rows = await database.query(
    `SELECT ${waiverColumns}, ${referenceColumns}, w.until - (now() AT TIME ZONE 'UTC')::date AS days_left
     FROM (
       SELECT max(p.id) AS promotion, w.check_id, w.fingerprint
       FROM promote.waivers AS w JOIN promote.promotions AS p ON p.id = w.promotion
       WHERE w.until >= (now() AT TIME ZONE 'UTC')::date - 90
       GROUP BY p.repository, w.check_id, w.fingerprint
     ) AS last
     JOIN promote.waivers AS w USING (promotion, check_id, fingerprint)
     JOIN promote.promotions AS p ON p.id = w.promotion
     ORDER BY w.until, w.promotion DESC, w.position LIMIT ${mostWaivers}`,
  );
  return rows.map(waiverOfPromotion);
}

function waiverOfPromotion(row: Row): Waiver {
  return {
    ...waiverIn(row),
    daysLeft: numberIn(row, "days_left"),
    promotion: referenceIn(row),
  };
}
