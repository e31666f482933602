import type { Database, Row } from "../host/host.ts";
import type {
  ConfirmationOfPromotion,
  PromotionDetails,
  RecordFile,
  SnapshotDigests,
  WaiverOfPromotion,
} from "./promotion-details.ts";
import { promotionColumns, promotionIn } from "./promotion-rows.ts";
import { checkColumns, checkIn } from "./read-check.ts";
import { listIn, membersOf, textMember } from "./read-json.ts";
import { bytesIn, numberIn, textIn, textOrNull } from "./read-row.ts";
import { dayOf, timeOf } from "./sql.ts";
import type { FileContent } from "./trail.ts";

/** Of two entries that claim one record the first counts: what was appended later does not take its place. */
const byRecord = "WHERE p.record_id = $1::uuid ORDER BY p.id LIMIT 1";

export const confirmationColumns = `c.item, c.confirmed_by, ${timeOf("c.confirmed_at")} AS confirmed_at,
  c.evidence, ${timeOf("c.expires_at")} AS confirmation_expires_at, c.signature`;

export const waiverColumns = `w.check_id, w.fingerprint, w.rule, w.subject, w.reason, w.owner, ${dayOf("w.until")} AS until`;

export const snapshotColumns =
  "s.snapshot_digest, s.database_digest, s.objects, s.server_version, s.pg_dump_version";

/** One promotion with everything that belongs to it. */
export async function readPromotion(
  database: Database,
  recordId: string,
): Promise<PromotionDetails | undefined> {
  const [row] = await database.query(
    `SELECT p.id::text AS id, ${promotionColumns}, p.ledger, p.sequence::text AS sequence, p.previous, p.leaf,
       p.payload_sha256, p.file, convert_from(p.payload, 'UTF8')::jsonb #> '{predicate,reservations}' AS reservations,
       convert_from(p.payload, 'UTF8')::jsonb #> '{predicate,policy}' AS policy
     FROM promote.promotions AS p ${byRecord}`,
    [recordId],
  );
  if (row === undefined) return undefined;
  const of = (columns: string, table: string, order: string) =>
    database.query(
      `SELECT ${columns} FROM promote.${table} WHERE promotion = $1 ORDER BY ${order}`,
      [row["id"]],
    );
  const [files, checks, confirmations, waivers, snapshots] = await Promise.all([
    of(
      "path, length(content) AS bytes, encode(sha256(content), 'hex') AS sha256",
      "record_files",
      "path",
    ),
    of(checkColumns, "promotion_checks", "position"),
    of(confirmationColumns, "confirmations AS c", "position"),
    of(waiverColumns, "waivers AS w", "position"),
    of(snapshotColumns, "snapshots AS s", "promotion"),
  ]);
  const [snapshot] = snapshots;
  return {
    ...promotionIn(row),
    entry: {
      ledger: textIn(row, "ledger"),
      sequence: numberIn(row, "sequence"),
      previous: textOrNull(row, "previous"),
      leaf: textIn(row, "leaf"),
    },
    payloadSha256: textIn(row, "payload_sha256"),
    file: textIn(row, "file"),
    files: files.map(fileIn),
    reservations: listIn(row["reservations"]).map((one) => ({
      code: textMember(one, "code") ?? "",
      message: textMember(one, "message") ?? "",
    })),
    policy: policyIn(row["policy"]),
    checks: checks.map(checkIn),
    confirmations: confirmations.map(confirmationIn),
    waivers: waivers.map(waiverIn),
    snapshot: snapshot === undefined ? null : snapshotIn(snapshot),
  };
}

/** A file of a record: the one with this digest, or the main one. */
export async function readRecordFile(
  database: Database,
  recordId: string,
  sha256: string | undefined,
): Promise<FileContent | undefined> {
  const [row] = await database.query(
    `SELECT f.path, f.content FROM promote.record_files AS f
     JOIN (SELECT p.id, p.file FROM promote.promotions AS p ${byRecord}) AS found ON f.promotion = found.id
     WHERE CASE WHEN $2::text IS NULL THEN f.path = found.file ELSE encode(sha256(f.content), 'hex') = $2 END
     ORDER BY f.path LIMIT 1`,
    [recordId, sha256 ?? null],
  );
  return row === undefined
    ? undefined
    : { path: textIn(row, "path"), content: bytesIn(row, "content") };
}

function policyIn(value: unknown): PromotionDetails["policy"] {
  const policy = membersOf(value);
  return {
    uri: textMember(policy, "uri"),
    commit: textMember(policy, "commit"),
    digest: textMember(policy, "digest"),
  };
}

function fileIn(row: Row): RecordFile {
  return {
    path: textIn(row, "path"),
    bytes: numberIn(row, "bytes"),
    sha256: textIn(row, "sha256"),
  };
}

/** A confirmation that a promotion relied on; null for what the record does not say. Times are RFC 3339, UTC. */
export function confirmationIn(row: Row): ConfirmationOfPromotion {
  return {
    item: textOrNull(row, "item"),
    by: textOrNull(row, "confirmed_by"),
    at: textOrNull(row, "confirmed_at"),
    evidence: textOrNull(row, "evidence"),
    expiresAt: textOrNull(row, "confirmation_expires_at"),
    signature: textOrNull(row, "signature"),
  };
}

/** A waiver that let a finding of a promotion pass; `until` is its last day, as YYYY-MM-DD. */
export function waiverIn(row: Row): WaiverOfPromotion {
  return {
    check: textIn(row, "check_id"),
    fingerprint: textIn(row, "fingerprint"),
    rule: textIn(row, "rule"),
    subject: textIn(row, "subject"),
    reason: textIn(row, "reason"),
    owner: textIn(row, "owner"),
    until: textIn(row, "until"),
  };
}

/** What a promotion compared the schema of: digests as `sha256:` and hex. */
export function snapshotIn(row: Row): SnapshotDigests {
  return {
    snapshot: textOrNull(row, "snapshot_digest"),
    database: textOrNull(row, "database_digest"),
    objects: numberIn(row, "objects"),
    serverVersion: textOrNull(row, "server_version"),
    pgDumpVersion: textOrNull(row, "pg_dump_version"),
  };
}
