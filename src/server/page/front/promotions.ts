import { counted } from "../../../data/counted.ts";
import { type Html, html } from "../../../report/html/html.ts";
import type { Promotion } from "../../../trail/promotion.ts";
import { addresses } from "../addresses.ts";
import { sectionOf } from "../document.ts";
import { listAddress } from "../filter.ts";
import { filterForm } from "../filter-form.ts";
import { commitCode, foreign, foreignOrNone } from "../foreign.ts";
import { timeOf } from "../moments.ts";
import { outcomeMark, outcomes } from "../outcome-mark.ts";
import { tableOf } from "../table.ts";
import type { FrontView } from "./front-view.ts";
import { outcomeChart } from "./outcome-chart.ts";

/** The timeline of promotions: by day and outcome, then one by one, narrowed by the filter. */
export function promotionsSection(view: FrontView): Html {
  const { summary, asked, environments, promotions } = view;
  const total = outcomes.reduce((sum, outcome) => sum + summary.outcomes[outcome], 0);
  const tally = outcomes.map((outcome) => `${summary.outcomes[outcome]} ${outcome}`).join(", ");
  const list =
    promotions.items.length === 0
      ? html`<p class="empty" role="status">No promotion is like that.</p>\n`
      : promotionTable(promotions.items);
  return sectionOf(
    "promotions",
    { title: "Timeline", note: `${counted(total, "promotion")} in the last 90 days: ${tally}.` },
    html`${outcomeChart(summary)}${filterForm(asked, environments)}${list}${pagesOf(view)}`,
  );
}

function promotionTable(promotions: readonly Promotion[]): Html {
  return tableOf({
    caption: "Promotions, newest first",
    columns: ["Finished", "Outcome", "Way", "Commit", "Asked for by", "Stopped at"],
    rows: promotions.map((promotion) => [
      html`<a href="${addresses.promotion(promotion.recordId)}">${timeOf(promotion.finishedAt)}</a>`,
      outcomeMark(promotion.outcome),
      html`${foreign(promotion.environment.from)} → ${foreign(promotion.environment.to)}`,
      html`${commitCode(promotion.commit)} <span class="aside">${foreign((promotion.ref ?? "").replace(/^refs\/(heads|tags)\//, ""))}</span>`,
      foreign(promotion.actor.id),
      foreignOrNone(promotion.stoppedAt),
    ]),
  });
}

function pagesOf({ promotions, asked, isContinued }: FrontView): Html {
  const newest = isContinued
    ? html`<li><a href="${listAddress(asked.fields, null)}">Newest</a></li>\n`
    : "";
  const older =
    promotions.next === null
      ? ""
      : html`<li><a href="${listAddress(asked.fields, promotions.next)}" rel="next">Older</a></li>\n`;
  if (newest === "" && older === "") return html``;
  return html`<nav class="pages" aria-label="More promotions"><ul>
${newest}${older}</ul></nav>
`;
}
