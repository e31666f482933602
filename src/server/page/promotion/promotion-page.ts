import { type Html, html } from "../../../report/html/html.ts";
import { commitLinkOf } from "../../../report/source-links.ts";
import type { PromotionDetails } from "../../../trail/promotion-details.ts";
import { addresses } from "../addresses.ts";
import { documentOf, sectionOf } from "../document.ts";
import { commitCode, foreign, foreignOrNone, repositoryLink } from "../foreign.ts";
import { actorOf } from "../front/environments.ts";
import { timeOf } from "../moments.ts";
import { outcomeTitles } from "../outcome-mark.ts";
import { confirmationsSection, schemaSection, waiversSection } from "./evidence.ts";
import { findingsSection } from "./findings.ts";
import { stepsSection } from "./steps.ts";
import { verdictOf } from "./verdict.ts";
import { filesSection, verifySection } from "./verify.ts";

/** One promotion: what it came to, each check, every finding, and how to verify all that. */
export function promotionPage(promotion: PromotionDetails): string {
  const { outcome, environment, reservations } = promotion;
  const held = html`<ul>${reservations.map(({ message }) => html`<li>${foreign(message)}</li>`)}</ul>\n`;
  const main = html`<p class="back"><a href="${addresses.front}#promotions">All promotions</a></p>
<div class="verdict ${outcome}">
<p class="way">${foreign(environment.from)} → ${foreign(environment.to)}</p>
<h1>${outcomeTitles[outcome]}</h1>
<p class="lede">${verdictOf(promotion)}</p>
</div>
${originOf(promotion)}${reservations.length === 0 ? "" : sectionOf("held", { title: "What holds the run back" }, held)}${stepsSection(promotion)}${findingsSection(promotion)}${confirmationsSection(promotion)}${waiversSection(promotion)}${schemaSection(promotion)}${verifySection(promotion)}${filesSection(promotion)}`;
  const title = `${outcomeTitles[outcome]}: ${environment.from} → ${environment.to}`;
  return documentOf({ title, current: "none", main });
}

function originOf(promotion: PromotionDetails): Html {
  const { repository, commit, ref, previousRelease, actor, startedAt, finishedAt } = promotion;
  const link = commitLinkOf({
    record: {
      predicate: { repository: { uri: repository }, source: { commit }, invocation: null },
    },
  });
  const code = commitCode(commit);
  const rows: readonly (readonly [string, Html])[] = [
    ["Repository", repositoryLink(repository)],
    ["Commit", link === undefined ? code : html`<a href="${link}" rel="noreferrer">${code}</a>`],
    ["Branch", foreignOrNone(ref === null ? null : ref.replace(/^refs\/(heads|tags)\//, ""))],
    ["Previous release", foreignOrNone(previousRelease)],
    ["Purpose", foreign(promotion.purpose)],
    ["Asked for by", actorOf(actor)],
    ["Started", timeOf(startedAt)],
    ["Finished", timeOf(finishedAt)],
    ["Expires", timeOf(promotion.expiresAt)],
  ];
  return html`<dl class="origin">
${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
`;
}
