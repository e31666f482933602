import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Json } from "../data/json.ts";
import { type Finding, isStopping } from "../gate/finding.ts";
import { canonicalRecordJson } from "./canonical-json.ts";
import { maxDocumentBytes } from "./limits.ts";
import type { AppliedWaiver, RecordedCheck } from "./promotion-record.ts";

/** How much of each check's findings a record keeps; the first level at which it fits is taken. */
const levels = [
  { findings: 10_000, detail: 16_384 },
  { findings: 2_000, detail: 1_024 },
  { findings: 500, detail: 0 },
  { findings: 50, detail: 0 },
] as const;

type Level = (typeof levels)[number];

/** Bytes for all checks and the waivers; the rest is room for evidence, invocation, the record's own words. */
const budget = maxDocumentBytes * 0.75;

/**
 * Keeps a record within the size that readers accept: shortens details first, then lists of findings,
 * those that stop the run kept first, then waived ones. What is left out is counted in `counts.findingsLeftOut`.
 */
export function fitFindings(
  checks: readonly RecordedCheck[],
  waivers: readonly AppliedWaiver[],
): readonly RecordedCheck[] {
  const room = budget - bytesOf(waivers);
  let fitted = checks;
  for (const level of levels) {
    fitted = checks.map((check) => shortened(check, level));
    if (bytesOf(fitted) <= room) break;
  }
  return fitted;
}

function shortened(check: RecordedCheck, level: Level): RecordedCheck {
  const ordered = [...check.findings].sort((a, b) => rank(a) - rank(b));
  const findings = (check.findings.length > level.findings ? ordered : check.findings)
    .slice(0, level.findings)
    .map(({ detail, ...finding }) =>
      detail === undefined || level.detail === 0
        ? finding
        : { ...finding, detail: clipped(detail, level.detail) },
    );
  const leftOut = check.findings.length - findings.length;
  if (leftOut === 0) return { ...check, findings };
  return { ...check, findings, counts: { ...check.counts, findingsLeftOut: leftOut } };
}

function rank(finding: Finding): number {
  if (isStopping(finding)) return 0;
  return finding.waived === undefined ? 2 : 1;
}

function bytesOf(value: Json): number {
  return utf8ToBytes(canonicalRecordJson(value)).length;
}

/** The start of a text, never ending in half a character. */
function clipped(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit).replace(/[\ud800-\udbff]$/, "")}\n…`;
}
