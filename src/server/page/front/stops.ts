import { type Html, html } from "../../../report/html/html.ts";
import type { Stop, Summary } from "../../../trail/summary.ts";
import { sectionOf } from "../document.ts";
import { foreign, foreignCode } from "../foreign.ts";
import { tableOf } from "../table.ts";

/** Which checks stopped the promotions that stopped. */
export function stopsSection({ stops }: Summary): Html {
  const heading = {
    title: "What stopped them",
    note: "The first check that did not pass, of the last 90 days.",
  };
  const most = Math.max(1, ...stops.map(({ blocked, undecided }) => blocked + undecided));
  const content =
    stops.length === 0
      ? html`<p class="empty">No promotion was stopped.</p>\n`
      : tableOf({
          caption: "Checks by how many promotions they stopped",
          columns: ["Check", "Blocked", "Undecided"],
          numbers: ["Blocked", "Undecided"],
          rows: stops.map((stop) => [
            html`${foreign(stop.title)} <span class="aside">${foreignCode(stop.check)}</span>${barOf(stop, most)}`,
            stop.blocked,
            stop.undecided,
          ]),
        });
  return sectionOf("stops", heading, content);
}

function barOf({ blocked, undecided }: Stop, most: number): Html {
  const width = (count: number) => Math.round((count / most) * 1000) / 10;
  return html`<svg class="share" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true"><rect class="blocked" width="${width(blocked)}" height="3"/><rect class="undecided" x="${width(blocked)}" width="${width(undecided)}" height="3"/></svg>`;
}
