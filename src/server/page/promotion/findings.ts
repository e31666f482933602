import { detailParts } from "../../../report/detail-parts.ts";
import { type Html, html } from "../../../report/html/html.ts";
import {
  articlesWithin,
  type DetailState,
  detailBlock,
  withCode,
} from "../../../report/run-page-findings.ts";
import type {
  PromotionDetails,
  TrailCheck,
  TrailFinding,
} from "../../../trail/promotion-details.ts";
import { sectionOf } from "../document.ts";
import { foreign, foreignCode } from "../foreign.ts";
import { dayOf } from "../moments.ts";
import { isStoppingFinding, type RankedFinding, rankedFindings } from "./ranked-findings.ts";

/** What kept a check from being decided, and every finding, with what differs. */
export function findingsSection(promotion: PromotionDetails): Html {
  const faults = promotion.checks.map(faultArticle);
  const findings = rankedFindings(promotion);
  const count = promotion.checks.filter(({ fault }) => fault !== null).length + findings.length;
  if (count === 0) return html``;
  const { articles, left } = articlesWithin(findings, findingArticle);
  const rest = html`<p>… and ${left} more in the record.</p>\n`;
  return sectionOf(
    "findings",
    { title: `Findings (${count})` },
    html`${faults}${articles}${left === 0 ? "" : rest}`,
  );
}

function findingArticle({ check, finding }: RankedFinding, detail: DetailState): Html {
  const { subject, message, rule, fingerprint, waived } = finding;
  const kind = waived !== null ? "waived" : isStoppingFinding(finding) ? "blocking" : "advisory";
  return html`<article class="finding ${kind}">
<p class="kind">${kind} <span>${foreign(check.title)}</span></p>
<h3>${foreignCode(subject)} <bdi>${message}</bdi></h3>
${finding.detail === null ? "" : detailBlock(detailParts(rule, finding.detail), detail)}<dl>
${wordsRow("Fix", finding.remedy)}${wordsRow("Why", finding.why)}${placeRow(finding)}${waivedRow(finding)}</dl>
<p class="ids">${foreignCode(rule)} ${foreignCode(fingerprint)}</p>
</article>
`;
}

function wordsRow(name: string, text: string): Html {
  return text === "" ? html`` : html`<dt>${name}</dt><dd><bdi>${withCode(text)}</bdi></dd>\n`;
}

function placeRow({ place }: TrailFinding): Html {
  if (place === null) return html``;
  const line = place.line === null ? "" : `:${place.line}`;
  return html`<dt>Where</dt><dd>${foreignCode(`${place.file}${line}`)}</dd>\n`;
}

function waivedRow({ waived }: TrailFinding): Html {
  if (waived === null) return html``;
  const { reason, owner, until } = waived;
  return html`<dt>Waived</dt><dd>${foreign(reason)} — ${foreign(owner)}, until ${dayOf(until)}</dd>\n`;
}

function faultArticle({ title, fault }: TrailCheck): Html {
  if (fault === null) return html``;
  const { code, message, remedy, detail } = fault;
  const lines = (detail ?? "").replace(/\n+$/, "").split("\n");
  return html`<article class="finding undecided">
<p class="kind">undecided <span>${foreign(title)}</span></p>
<h3>${foreign(message)}</h3>
${detail === null ? "" : detailBlock({ sides: undefined, lines }, "open")}<dl>
${wordsRow("Fix", remedy)}</dl>
<p class="ids">${foreignCode(code)}</p>
</article>
`;
}
