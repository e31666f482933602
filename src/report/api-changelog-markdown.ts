import { counted } from "../data/counted.ts";
import { groupedBy } from "../data/grouped-by.ts";
import type { ApiChangelogEntry, ApiDiff } from "./api-diff-output.ts";
import { changelogSections, entryLine, findingGroups } from "./api-diff-words.ts";
import { markdownCode, markdownText } from "./markdown-text.ts";

/** What stands open in a section; the rest is there to be unfolded, up to the most that a page of notes can bear. */
const open = 20;
const most = 500;

/** What changed between two API descriptions, for release notes. */
export function apiChangelogMarkdown(diff: ApiDiff): string {
  const entries = diff.changes?.entries ?? [];
  const parts = [
    `## API changes from ${markdownCode(diff.base)} to ${markdownCode(diff.revision)}`,
    ...breakingSection(diff),
    ...changelogSections.flatMap(([section, title]) =>
      sectionText(
        title,
        entries.filter((entry) => entry.section === section),
      ),
    ),
  ];
  return `${[...parts, ...(parts.length === 1 ? ["Nothing changed."] : [])].join("\n\n")}\n`;
}

function breakingSection(diff: ApiDiff): readonly string[] {
  const groups = findingGroups(diff).map(
    ({ operation, findings }): Group => ({
      subject: operation,
      lines: findings.map(({ subject, message, operations }) => {
        const place = subject.startsWith(`${operation} `)
          ? subject.slice(operation.length + 1)
          : "";
        const others = operations.length - 1;
        const also = others > 0 ? ` (and in ${counted(others, "more operation")})` : "";
        return `${place} ${message}`.trim() + also;
      }),
    }),
  );
  return foldedList("Breaking", diff.findings.length, groups);
}

function sectionText(title: string, entries: readonly ApiChangelogEntry[]): readonly string[] {
  const groups = [...groupedBy(entries, ({ subject }) => subject)].map(([subject, members]) => ({
    subject,
    lines: members.map(entryLine),
  }));
  return foldedList(title, entries.length, groups);
}

type Group = { readonly subject: string; readonly lines: readonly string[] };

function foldedList(title: string, count: number, groups: readonly Group[]): readonly string[] {
  if (count === 0) return [];
  const shown: Group[] = [];
  const folded: Group[] = [];
  let told = 0;
  for (const group of groups) {
    if (told >= most) break;
    (told < open ? shown : folded).push({ ...group, lines: group.lines.slice(0, most - told) });
    told += group.lines.length;
  }
  const left = count - Math.min(told, most);
  const summary = `${folded.length} more of the ${groups.length} places`;
  return [
    `### ${title} (${count})`,
    shown.map(groupText).join("\n"),
    ...(folded.length === 0
      ? []
      : [`<details><summary>${summary}</summary>`, folded.map(groupText).join("\n"), "</details>"]),
    ...(left > 0 ? [`…and ${left} more; \`--json\` has them all.`] : []),
  ];
}

function groupText({ subject, lines: [first = "", ...others] }: Group): string {
  const head = `- ${markdownCode(subject)}`;
  if (others.length === 0) return `${head} ${markdownText(first)}`;
  return [head, ...[first, ...others].map((line) => `  - ${markdownText(line)}`)].join("\n");
}
