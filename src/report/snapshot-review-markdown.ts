import type { FaultReport } from "../gate/fault.ts";
import {
  type DecidedReview,
  findingsInOrder,
  type ReviewFinding,
  reviewCounts,
  reviewVerdict,
} from "./snapshot-review-output.ts";

/** More than these make a comment that nobody reads, and that a forge may refuse. */
const most = { changes: 100, findings: 60, lines: 40 };

/** A review as a comment on a pull request. */
export function snapshotReviewMarkdown(review: DecidedReview): string {
  const { base, head, changes, migrations } = review;
  const findings = findingsInOrder(review);
  return [
    "### Schema snapshot",
    `**${escaped(reviewVerdict(review))}**`,
    `${code(head.commit.slice(0, 12))} against ${code(base.name)} at ${code(base.commit.slice(0, 12))}: ${escaped(reviewCounts(review))}.`,
    ...findings.slice(0, most.findings).map(findingText),
    ...moreOf(findings.length, most.findings, "findings"),
    ...(migrations.exists
      ? []
      : [`${code(migrations.folder)} has no migrations: none were looked for.`]),
    ...(changes.length === 0 ? ["Nothing changed."] : [changesText(review)]),
    "",
  ].join("\n\n");
}

/** A review that could not be made, as a comment on a pull request. */
export function undecidedReviewMarkdown({ message, remedy }: FaultReport): string {
  return `### Schema snapshot\n\n**UNDECIDED: it could not be reviewed.** ${escaped(message)}\n\n${escaped(remedy)}\n`;
}

function findingText(finding: ReviewFinding): string {
  const { severity, accepted, subject, message, why, remedy, place, detail, area } = finding;
  const mark = severity === "advisory" ? "⚠️" : accepted ? "☑️ accepted:" : "⛔";
  const where = place === undefined ? "" : ` (${code(`${place.file}:${place.line ?? 1}`)})`;
  return [
    `${mark} **${code(subject)}** ${escaped(message)}${where}`,
    ...(detail === undefined ? [] : [fenced(detail)]),
    `- Why: ${escaped(why)}\n- Safer: ${escaped(remedy)}\n- ${[area ?? "", finding.rule, finding.fingerprint].filter(Boolean).map(code).join(" · ")}`,
  ].join("\n\n");
}

const words = { added: "Added", changed: "Changed", removed: "Removed" } as const;

function changesText({ changes }: DecidedReview): string {
  const shown = changes.slice(0, most.changes);
  return [
    `<details><summary>Object by object (${changes.length})</summary>`,
    ...shown.map(({ how, subject, diff }) => `${words[how]} ${code(subject)}\n\n${fenced(diff)}`),
    ...moreOf(changes.length, most.changes, "objects"),
    "</details>",
  ].join("\n\n");
}

function moreOf(count: number, limit: number, what: string): readonly string[] {
  return count > limit ? [`…and ${count - limit} more ${what}; \`--json\` has them all.`] : [];
}

/** Text that a schema may have chosen, so that none of it is markup, a link or a mention. */
function escaped(text: string): string {
  return flat(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/@/g, "&#64;")
    .replace(/[\\`*_{}[\]#|~>]/g, "\\$&");
}

function code(text: string): string {
  const tick = "`".repeat(longestRun(text) + 1);
  const pad = /^`|`$/.test(text) ? " " : "";
  return `${tick}${pad}${flat(text)}${pad}${tick}`;
}

function fenced(text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  const lines = text.split("\n");
  const rest = lines.length > most.lines ? [`… ${lines.length - most.lines} more lines`] : [];
  return [`${fence}diff`, ...lines.slice(0, most.lines).map(flat), ...rest, fence].join("\n");
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** On one line, with nothing in it that cannot be seen. */
function flat(text: string): string {
  return text.replace(/\t/g, "    ").replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "�");
}
