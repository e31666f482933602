import { counted } from "../data/counted.ts";
import type { FaultReport } from "../gate/fault.ts";
import { isStopping, type Place } from "../gate/finding.ts";
import { type DetailParts, detailParts, type SideRow } from "./detail-parts.ts";
import { type Html, html } from "./html/html.ts";
import type { RankedFinding, RunReport } from "./run-report.ts";
import { placeLinkOf } from "./source-links.ts";

/** Characters of markup: with what stands around them, a page stays below 2 MB. */
const room = { details: 900_000, findings: 1_500_000 } as const;
/** Details of the first findings are open. */
const mostOpen = 25;

/** Whether the detail of a finding is seen at once, on demand, or left out. */
export type DetailState = "open" | "closed" | "none";

/** The findings of a run as articles. */
export function findingArticles(findings: readonly RankedFinding[], run: RunReport): Articles {
  return articlesWithin(findings, (found, state) => findingArticle(found, run, state));
}

type Articles = { readonly articles: readonly Html[]; readonly left: number };

/** As many articles as there is room for; details go first. Also how many are left out. */
export function articlesWithin<Found>(
  findings: readonly Found[],
  articleOf: (found: Found, detail: DetailState) => Html,
): Articles {
  const articles: Html[] = [];
  let used = 0;
  for (const [index, found] of findings.entries()) {
    const whole = articleOf(found, index < mostOpen ? "open" : "closed");
    const isWhole = used + whole.toString().length <= room.details;
    const article = isWhole ? whole : articleOf(found, "none");
    used += article.toString().length;
    if (used > room.findings) return { articles, left: findings.length - index };
    articles.push(article);
  }
  return { articles, left: 0 };
}

function findingArticle(
  { check, finding }: RankedFinding,
  run: RunReport,
  detail: DetailState,
): Html {
  const { subject, message, why, remedy, place, rule, fingerprint, waived } = finding;
  const kind = waived !== undefined ? "waived" : isStopping(finding) ? "blocking" : "advisory";
  return html`<article class="finding ${kind}">
<p class="kind">${kind} <span>${check.title}</span></p>
<h3><code>${subject}</code> ${message}</h3>
${finding.detail === undefined ? "" : detailBlock(detailParts(rule, finding.detail), detail)}<dl>
<dt>Fix</dt><dd>${withCode(remedy)}</dd>
<dt>Why</dt><dd>${withCode(why)}</dd>
${
  place === undefined
    ? ""
    : html`<dt>Where</dt><dd>${placeLink(place, run)}</dd>
`
}${
  waived === undefined
    ? ""
    : html`<dt>Waived</dt><dd>${waived.reason} — ${waived.owner}, until ${waived.until} (${waived.daysLeft <= 0 ? "its last day" : `${counted(waived.daysLeft, "day")} left`})</dd>
`
}</dl>
<p class="ids"><code>${rule}</code> <code>${fingerprint}</code></p>
</article>
`;
}

/** A fault as an article: what kept a check from being decided. */
export function faultArticle(check: string, { code, message, remedy, detail }: FaultReport): Html {
  return html`<article class="finding undecided">
<p class="kind">undecided <span>${check}</span></p>
<h3>${message}</h3>
${detail === undefined ? "" : detailBlock({ sides: undefined, lines: detail.replace(/\n+$/, "").split("\n") }, "open")}<dl>
<dt>Fix</dt><dd>${withCode(remedy)}</dd>
</dl>
<p class="ids"><code>${code}</code></p>
</article>
`;
}

/** A place as a link to it at the commit, where the repository is on a forge. */
function placeLink(place: Place, run: RunReport): Html {
  const shown = html`<code>${place.file}${place.line === undefined ? "" : `:${place.line}`}</code>`;
  const link = placeLinkOf(run, place);
  return link === undefined ? shown : html`<a href="${link}">${shown}</a>`;
}

/** A sentence whose words between backticks are code. */
export function withCode(text: string): readonly Html[] {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

/** A detail: its two sides as a table, its lines as they are. */
export function detailBlock({ sides, lines }: DetailParts, state: DetailState): Html {
  if (state === "none") return html``;
  const content = html`${sides === undefined ? "" : sidesTable(sides)}${
    lines.length === 0
      ? ""
      : html`<pre><code>${lines.map(lineOf)}</code></pre>
`
  }`;
  return state === "open"
    ? content
    : html`<details><summary>What differs</summary>
${content}</details>
`;
}

function sidesTable({ left, right, rows }: NonNullable<DetailParts["sides"]>): Html {
  return html`<table class="sides"><thead><tr><th scope="col">${left}</th><th scope="col">${right}</th></tr></thead>
<tbody>${rows.map(rowOf)}</tbody></table>
`;
}

function rowOf({ left, right, isSame }: SideRow): Html {
  if (isSame)
    return html`<tr class="same"><td>${left ?? ""}</td><td>${right ?? ""}</td></tr>
`;
  const cell = (text: string | null, mark: Html) =>
    text === null ? html`<td></td>` : html`<td>${mark}</td>`;
  return html`<tr>${cell(left, html`<del>${left ?? ""}</del>`)}${cell(right, html`<ins>${right ?? ""}</ins>`)}</tr>
`;
}

function lineOf(line: string): Html {
  if (/^\+/.test(line)) return html`<ins>${line}</ins>`;
  if (/^-(?! )/.test(line)) return html`<del>${line}</del>`;
  return html`${line}\n`;
}
