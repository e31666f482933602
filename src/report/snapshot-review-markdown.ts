import type { FaultReport } from "../gate/fault.ts";
import { markdownCode, markdownFence, markdownText } from "./markdown-text.ts";
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
    `**${markdownText(reviewVerdict(review))}**`,
    `${markdownCode(head.commit.slice(0, 12))} against ${markdownCode(base.name)} at ${markdownCode(base.commit.slice(0, 12))}: ${markdownText(reviewCounts(review))}.`,
    ...findings.slice(0, most.findings).map(findingText),
    ...moreOf(findings.length, most.findings, "findings"),
    ...(migrations.exists
      ? []
      : [`${markdownCode(migrations.folder)} has no migrations: none were looked for.`]),
    ...(changes.length === 0 ? ["Nothing changed."] : [changesText(review)]),
    "",
  ].join("\n\n");
}

/** A review that could not be made, as a comment on a pull request. */
export function undecidedReviewMarkdown({ message, remedy }: FaultReport): string {
  return `### Schema snapshot\n\n**UNDECIDED: it could not be reviewed.** ${markdownText(message)}\n\n${markdownText(remedy)}\n`;
}

function findingText(finding: ReviewFinding): string {
  const { severity, accepted, subject, message, why, remedy, place, detail, area } = finding;
  const mark = severity === "advisory" ? "⚠️" : accepted ? "☑️ accepted:" : "⛔";
  const where = place === undefined ? "" : ` (${markdownCode(`${place.file}:${place.line ?? 1}`)})`;
  return [
    `${mark} **${markdownCode(subject)}** ${markdownText(message)}${where}`,
    ...(detail === undefined ? [] : [fenced(detail)]),
    `- Why: ${markdownText(why)}\n- Safer: ${markdownText(remedy)}\n- ${[area ?? "", finding.rule, finding.fingerprint].filter(Boolean).map(markdownCode).join(" · ")}`,
  ].join("\n\n");
}

const words = { added: "Added", changed: "Changed", removed: "Removed" } as const;

function changesText({ changes }: DecidedReview): string {
  const shown = changes.slice(0, most.changes);
  return [
    `<details><summary>Object by object (${changes.length})</summary>`,
    ...shown.map(
      ({ how, subject, diff }) => `${words[how]} ${markdownCode(subject)}\n\n${fenced(diff)}`,
    ),
    ...moreOf(changes.length, most.changes, "objects"),
    "</details>",
  ].join("\n\n");
}

function moreOf(count: number, limit: number, what: string): readonly string[] {
  return count > limit ? [`…and ${count - limit} more ${what}; \`--json\` has them all.`] : [];
}

function fenced(text: string): string {
  const lines = text.split("\n");
  const rest = lines.length > most.lines ? [`… ${lines.length - most.lines} more lines`] : [];
  return markdownFence([...lines.slice(0, most.lines), ...rest].join("\n"), "diff");
}
