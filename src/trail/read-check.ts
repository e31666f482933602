import type { Status } from "../gate/result.ts";
import type { Row } from "../host/host.ts";
import type { TrailCheck, TrailFault, TrailFinding } from "./promotion-details.ts";
import { listIn, type Members, membersOf, textMember } from "./read-json.ts";
import { numberOrNull, oneOf, textIn, textOrNull } from "./read-row.ts";
import { timeOf } from "./sql.ts";

const statuses: readonly Status[] = [
  "passed",
  "blocked",
  "undecided",
  "not-reached",
  "not-configured",
];

export const checkColumns = `check_id, title, status, headline, ${timeOf("started_at")} AS check_started_at,
  duration_ms::text AS duration_ms, findings, fault, reason`;

/** The check of a row with the columns above; findings and fault as the record has them, whoever wrote it. */
export function checkIn(row: Row): TrailCheck {
  return {
    id: textIn(row, "check_id"),
    title: textIn(row, "title"),
    status: oneOf(statuses, row, "status"),
    headline: textOrNull(row, "headline"),
    startedAt: textOrNull(row, "check_started_at"),
    durationMs: numberOrNull(row, "duration_ms"),
    findings: listIn(row["findings"]).map(findingIn),
    fault: faultIn(row["fault"]),
    reason: textOrNull(row, "reason"),
  };
}

/** A finding as far as it can be read. One whose severity is not known blocks. */
function findingIn(finding: Members): TrailFinding {
  const text = (name: string) => textMember(finding, name) ?? "";
  return {
    rule: text("rule"),
    severity: finding.get("severity") === "advisory" ? "advisory" : "blocking",
    subject: text("subject"),
    message: text("message"),
    why: text("why"),
    remedy: text("remedy"),
    place: placeIn(membersOf(finding.get("place"))),
    detail: textMember(finding, "detail"),
    fingerprint: text("fingerprint"),
    waived: waivedIn(finding.get("waived")),
  };
}

function placeIn(place: Members): TrailFinding["place"] {
  const file = textMember(place, "file");
  const line = place.get("line");
  return file === null
    ? null
    : { file, line: typeof line === "number" && Number.isSafeInteger(line) ? line : null };
}

function waivedIn(value: unknown): TrailFinding["waived"] {
  const waived = membersOf(value);
  const text = (name: string) => textMember(waived, name) ?? "";
  return waived.size === 0
    ? null
    : { reason: text("reason"), owner: text("owner"), until: text("until") };
}

function faultIn(value: unknown): TrailFault | null {
  const fault = membersOf(value);
  const text = (name: string) => textMember(fault, name) ?? "";
  if (fault.size === 0) return null;
  return {
    code: text("code"),
    message: text("message"),
    remedy: text("remedy"),
    detail: textMember(fault, "detail"),
  };
}
