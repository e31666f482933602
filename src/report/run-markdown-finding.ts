import type { FaultReport } from "../gate/fault.ts";
import { isStopping } from "../gate/finding.ts";
import type { RecordedCheck } from "../record/promotion-record.ts";
import { detailParts } from "./detail-parts.ts";
import { markdownCode, markdownFence, markdownText } from "./markdown-text.ts";
import { clipped, type RankedFinding, type RunReport } from "./run-report.ts";
import { placeLinkOf } from "./source-links.ts";

const longest = { subject: 300, text: 1_200, path: 300, detail: 6_000, brief: 400 } as const;
/** A longer detail is folded away. */
const mostLines = 12;

/** A finding in full; then, for where that is too long, without its detail, and in one line. */
export function findingSpellings(found: RankedFinding, run: RunReport): readonly string[] {
  const { finding } = found;
  const { subject, message, why, remedy, detail, rule, fingerprint, place } = finding;
  const head = `**${markOf(found)} ${markdownCode(clipped(subject, longest.subject))}** ${markdownText(clipped(message, longest.text))}`;
  const foot = [
    `**Fix:** ${markdownText(clipped(remedy, longest.text))}`,
    `**Why:** ${markdownText(clipped(why, longest.text))}`,
    [
      ...(place === undefined ? [] : [placeText(place, run)]),
      markdownCode(rule),
      `fingerprint ${markdownCode(fingerprint)}`,
    ].join(" · "),
  ].join("  \n");
  const short = [head, foot].join("\n\n");
  const full =
    detail === undefined ? short : [head, findingDetail(rule, detail), foot].join("\n\n");
  return [full, short, findingLine(found, run)];
}

/** A finding in one line of a list. */
export function findingLine(found: RankedFinding, run: RunReport): string {
  const { subject, message, place, fingerprint } = found.finding;
  const words = `${markdownCode(clipped(subject, longest.subject))} ${markdownText(clipped(message, longest.brief))}`;
  const where = place === undefined ? "" : ` ${placeText(place, run)}`;
  return `- ${markOf(found)} ${words}${where} ${markdownCode(fingerprint)}`;
}

/** What kept a check from being decided. */
export function faultText(
  { id }: Pick<RecordedCheck, "id">,
  { code, message, remedy, detail }: FaultReport,
): string {
  return [
    `**❔ ${markdownCode(id)}** could not be decided. ${markdownText(clipped(message, longest.text))}`,
    ...(detail === undefined ? [] : [detailText(clipped(detail, longest.detail))]),
    `**Fix:** ${markdownText(clipped(remedy, longest.text))}  \n${markdownCode(code)}`,
  ].join("\n\n");
}

function markOf({ finding }: RankedFinding): string {
  if (isStopping(finding)) return "⛔";
  return finding.waived === undefined ? "⚠️" : "☑️";
}

function placeText(place: NonNullable<RankedFinding["finding"]["place"]>, run: RunReport): string {
  const line = place.line === undefined ? "" : `:${place.line}`;
  const shown = markdownCode(`${clipped(place.file, longest.path)}${line}`);
  const link = placeLinkOf(run, place);
  return link === undefined || link.length > 4 * longest.path ? shown : `[${shown}](<${link}>)`;
}

/** A difference as such, what is known of it in words below; what a program printed as it stands. */
function findingDetail(rule: string, detail: string): string {
  const { sides, lines } = detailParts(rule, detail);
  if (sides === undefined || !rule.startsWith("schema-snapshot/")) return detailText(detail);
  const all = detail.replace(/\n+$/, "").split("\n");
  const diff = all.slice(0, all.length - lines.length).join("\n");
  const known = lines.join("\n").split(/\n(?! )/);
  return [
    detailText(diff, "diff"),
    ...(lines.length === 0
      ? []
      : [known.map((line) => markdownText(clipped(line, longest.text))).join("  \n")]),
  ].join("\n\n");
}

function detailText(detail: string, language = "text"): string {
  const fence = markdownFence(clipped(detail, longest.detail), language);
  if (detail.split("\n").length <= mostLines) return fence;
  return `<details><summary>Details</summary>\n\n${fence}\n\n</details>`;
}
