import type { ApiDiff, ApiFinding } from "./api-diff-output.ts";
import {
  changesText,
  findingGroups,
  placeOfFinding,
  problemLine,
  verdictText,
} from "./api-diff-words.ts";
import { markdownCode, markdownText } from "./markdown-text.ts";

/** More than these make a comment that nobody reads, and that a forge may refuse. */
const mostFindings = 60;
const mostOperations = 10;

/** The comparison as a comment on a pull request. */
export function apiDiffMarkdown(diff: ApiDiff): string {
  const shown = { ...diff, findings: diff.findings.slice(0, mostFindings) };
  const left = diff.findings.length - shown.findings.length;
  const parts = [
    `### API: ${markdownText(verdictText(diff))}`,
    ...diff.problems.map((problem) => `- ${markdownText(problemLine(problem))}`),
    ...findingGroups(shown).flatMap(({ operation, findings }) => [
      `#### ${markdownCode(operation)}`,
      findings.map((finding) => findingItem(finding, operation)).join("\n"),
    ]),
    ...(left > 0 ? [`…and ${left} more; \`--json\` has them all.`] : []),
    ...(diff.verdict === "undecided" ? [] : [markdownText(changesText(diff))]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function findingItem(finding: ApiFinding, operation: string): string {
  const { severity, confidence, subject, message, remedy, operations, rule, fingerprint } = finding;
  const mark = severity === "blocking" ? "⛔" : "⚠️";
  const place = subject.startsWith(`${operation} `) ? subject.slice(operation.length + 1) : "";
  const unproven = confidence === "unproven" ? " (unproven)" : "";
  const others = operations.slice(1);
  const left = others.length - mostOperations;
  const reached = others.slice(0, mostOperations).map(markdownCode).join(", ");
  return [
    `- ${mark} ${place === "" ? "" : `${markdownCode(place)} `}${markdownText(message)}${unproven}`,
    ...(others.length === 0 ? [] : [`also ${reached}${left > 0 ? ` and ${left} more` : ""}`]),
    markdownText(remedy),
    [placeOfFinding(finding), rule, fingerprint].filter(Boolean).map(markdownCode).join(" · "),
  ].join("  \n  ");
}
