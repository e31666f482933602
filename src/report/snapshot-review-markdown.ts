import type { FaultReport } from "../gate/fault.ts";
import { bytesOf, fittingBlocks } from "./markdown-budget.ts";
import { markdownCode, markdownFence, markdownText } from "./markdown-text.ts";
import { clipped } from "./run-report.ts";
import {
  type DecidedReview,
  findingsInOrder,
  type ReviewFinding,
  reviewCounts,
  reviewVerdict,
} from "./snapshot-review-output.ts";

/** More than these make a comment that nobody reads; more bytes one that a forge refuses. */
const most = { changes: 100, findings: 60, lines: 40, bytes: 48_000, line: 400 };
/** What stands around the list of objects, and the lines that say how much is left out. */
const reserve = 500;

/** A review as a comment on a pull request. It is within what a forge takes, and what it opens it closes. */
export function snapshotReviewMarkdown(review: DecidedReview): string {
  const { base, head, changes, migrations } = review;
  const findings = findingsInOrder(review);
  const [on, against] = [head.commit.slice(0, 12), base.commit.slice(0, 12)];
  const named =
    base.name === base.commit ? "" : `${markdownCode(clipped(base.name, most.line))} at `;
  const heading = [
    "### Schema snapshot",
    `**${markdownText(clipped(reviewVerdict(review), most.line))}**`,
    `${markdownCode(on)} against ${named}${markdownCode(against)}: ${markdownText(reviewCounts(review))}.`,
  ];
  const folder = markdownCode(clipped(migrations.folder, most.line));
  const notes = migrations.exists ? [] : [`${folder} has no migrations: none were looked for.`];
  const room = most.bytes - reserve - bytesOfAll([...heading, ...notes]);
  const told = fittingBlocks(findings.slice(0, most.findings).map(findingSpellings), room);
  return [
    ...heading,
    ...told,
    ...moreOf(findings.length - told.length, "findings"),
    ...notes,
    ...(changes.length === 0
      ? ["Nothing changed."]
      : [changesText(review, room - bytesOfAll(told))]),
    "",
  ].join("\n\n");
}

function bytesOfAll(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + bytesOf(text) + 2, 0);
}

/** A review that could not be made, as a comment on a pull request. */
export function undecidedReviewMarkdown({ message, remedy }: FaultReport): string {
  return `### Schema snapshot\n\n**UNDECIDED: it could not be reviewed.** ${markdownText(message)}\n\n${markdownText(remedy)}\n`;
}

/** A finding in full, then without what it compares. */
function findingSpellings(finding: ReviewFinding): readonly string[] {
  const { severity, accepted, subject, message, why, remedy, place, detail, area } = finding;
  const mark = severity === "advisory" ? "⚠️" : accepted ? "☑️ accepted:" : "⛔";
  const where = place === undefined ? "" : ` (${markdownCode(`${place.file}:${place.line ?? 1}`)})`;
  const head = `${mark} **${markdownCode(clipped(subject, most.line))}** ${markdownText(message)}${where}`;
  const foot = `- Why: ${markdownText(why)}\n- Safer: ${markdownText(remedy)}\n- ${[area ?? "", finding.rule, finding.fingerprint].filter(Boolean).map(markdownCode).join(" · ")}`;
  const full = detail === undefined ? [] : [[head, fenced(detail), foot].join("\n\n")];
  return [...full, [head, foot].join("\n\n")];
}

const words = { added: "Added", changed: "Changed", removed: "Removed" } as const;

function changesText({ changes }: DecidedReview, room: number): string {
  const shown = fittingBlocks(
    changes.slice(0, most.changes).map(({ how, subject, diff }) => {
      const head = `${words[how]} ${markdownCode(clipped(subject, most.line))}`;
      return [`${head}\n\n${fenced(diff)}`, head];
    }),
    room,
  );
  return [
    `<details><summary>Object by object (${changes.length})</summary>`,
    ...shown,
    ...moreOf(changes.length - shown.length, "objects"),
    "</details>",
  ].join("\n\n");
}

function moreOf(count: number, what: string): readonly string[] {
  return count > 0
    ? [`…and ${count} more ${what}; \`promote snapshot review --json\` has them all.`]
    : [];
}

function fenced(text: string): string {
  const lines = text.split("\n");
  const rest = lines.length > most.lines ? [`… ${lines.length - most.lines} more lines`] : [];
  const shown = lines.slice(0, most.lines).map((line) => clipped(line, most.line));
  return markdownFence([...shown, ...rest].join("\n"), "diff");
}
