import { groupedBy } from "../data/grouped-by.ts";
import type { ApiChangelogEntry, ApiDiff, ApiFinding } from "./api-diff-output.ts";
import { apiDiffStyle } from "./api-diff-style.ts";
import {
  changelogSections,
  changesText,
  entryLine,
  findingGroups,
  placeOfFinding,
  problemLine,
  verdictText,
} from "./api-diff-words.ts";
import { type Html, html } from "./html/html.ts";
import { pageOf } from "./html/page.ts";

const most = 2_000;

/** The comparison as one page that needs nothing beside it: what breaks by operation, then what else changed. */
export function apiDiffPage(diff: ApiDiff): string {
  const { base, revision, verdict, changes } = diff;
  const body = html`<header class="top">
<p class="sides"><code>${base}</code> → <code>${revision}</code></p>
<h1 class="${verdict}">${titles[verdict]}</h1>
<p class="lede">${verdict === "undecided" ? verdictText(diff) : changesText(diff)}</p>
</header>
<main>
${problemList(diff)}${breakingSection(diff)}${changelogSections.map(([section, title]) =>
  changesSection(
    title,
    (changes?.entries ?? []).filter((entry) => entry.section === section),
  ),
)}</main>
<footer><p>Told by <code>promote api diff</code>.</p></footer>`;
  return pageOf({ title: `API: ${base} → ${revision}`, style: apiDiffStyle, body });
}

const titles = {
  compatible: "No breaking change",
  breaking: "Breaking changes",
  undecided: "Undecided",
} as const;

function problemList({ problems }: ApiDiff): Html {
  if (problems.length === 0) return html``;
  return html`<ul class="problems">${problems.map((problem) => html`<li>${problemLine(problem)}</li>`)}</ul>
`;
}

function breakingSection(diff: ApiDiff): Html {
  const groups = findingGroups({ ...diff, findings: diff.findings.slice(0, most) });
  if (groups.length === 0) return html``;
  return html`<section><h2>Breaking <span>${diff.findings.length}</span></h2>
${groups.map(
  ({
    operation,
    findings,
  }) => html`<details open><summary><code>${operation}</code> <span>${findings.length}</span></summary>
<ul>${findings.map((finding) => findingItem(finding, operation))}</ul></details>
`,
)}${rest(diff.findings.length)}</section>
`;
}

function findingItem(finding: ApiFinding, operation: string): Html {
  const { severity, confidence, subject, message, remedy, operations, rule, fingerprint } = finding;
  const place = subject.startsWith(`${operation} `) ? subject.slice(operation.length + 1) : "";
  const others = operations.slice(1);
  const also =
    others.length === 0
      ? ""
      : html`<details class="also"><summary>and in ${others.length} more</summary><ul>${others
          .slice(0, most)
          .map((name) => html`<li><code>${name}</code></li>`)}</ul></details>`;
  return html`<li class="finding ${severity}"><p><strong>${place}</strong> ${message}${confidence === "unproven" ? html` <em>unproven</em>` : ""}</p>
<p class="remedy">${remedy}</p>${also}
<p class="where"><code>${placeOfFinding(finding)}</code> <code>${rule}</code> <code>${fingerprint}</code></p></li>
`;
}

function changesSection(title: string, entries: readonly ApiChangelogEntry[]): Html {
  if (entries.length === 0) return html``;
  const groups = groupedBy(entries.slice(0, most), ({ subject }) => subject);
  return html`<section><details><summary><h2>${title} <span>${entries.length}</span></h2></summary>
<dl>${[...groups].map(
    ([subject, members]) =>
      html`<dt><code>${subject}</code></dt>${members.map((entry) => html`<dd>${entryLine(entry)}</dd>`)}
`,
  )}</dl>${rest(entries.length)}</details></section>
`;
}

function rest(count: number): Html {
  return count > most ? html`<p>… and ${count - most} more; --json has them all.</p>` : html``;
}
