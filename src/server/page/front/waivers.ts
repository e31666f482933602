import { counted } from "../../../data/counted.ts";
import { type Html, html } from "../../../report/html/html.ts";
import type { Waiver } from "../../../trail/told-by-promotions.ts";
import { addresses } from "../addresses.ts";
import { sectionOf } from "../document.ts";
import { foreign, foreignCode } from "../foreign.ts";
import { dayOf } from "../moments.ts";
import { tableOf } from "../table.ts";

/** Days from which on a waiver's end is near. */
const soon = 14;
/** Rows of the table; waivers that end later are counted. */
const mostShown = 50;

/** What has to be done soon about waivers, with the way there; empty when nothing has. */
export function waiversNotice(waivers: readonly Waiver[]): Html {
  const ending = waivers.filter(({ daysLeft }) => daysLeft >= 0 && daysLeft <= soon).length;
  if (ending === 0) return html``;
  const words = `${counted(ending, "waiver")} ${ending === 1 ? "runs" : "run"} out within ${soon} days`;
  return html`<p class="notice"><a href="#waivers">${words}</a></p>\n`;
}

/** Waivers, the one that runs out first on top. */
export function waiversSection(waivers: readonly Waiver[]): Html {
  if (waivers.length === 0) return html``;
  const ordered = [...waivers].sort((one, other) => one.daysLeft - other.daysLeft);
  const shown = ordered.slice(0, mostShown);
  const table = tableOf({
    caption: "Waivers by the day on which they run out",
    columns: ["Finding", "Runs out", "Reason", "Owner", "Last used"],
    rows: shown.map((waiver) => [
      html`${foreignCode(waiver.subject)} <span class="aside">${foreign(waiver.rule)}</span>`,
      html`${leftOf(waiver)} <span class="aside">${dayOf(waiver.until)}</span>`,
      foreign(waiver.reason),
      foreign(waiver.owner),
      html`<a href="${addresses.promotion(waiver.promotion.recordId)}">${foreign(waiver.promotion.environment.to)} <span class="aside">${dayOf(waiver.promotion.finishedAt.slice(0, 10))}</span></a>`,
    ]),
  });
  const more = ordered.length - shown.length;
  const rest = html`<p class="note">${counted(more, "waiver")} that run out later ${more === 1 ? "is" : "are"} not shown.</p>\n`;
  return sectionOf(
    "waivers",
    { title: "Waivers that run out" },
    html`${table}${more === 0 ? "" : rest}`,
  );
}

function leftOf({ daysLeft }: Waiver): Html {
  if (daysLeft < 0)
    return html`<strong class="over">ran out ${counted(-daysLeft, "day")} ago</strong>`;
  if (daysLeft === 0) return html`<strong class="over">today is its last day</strong>`;
  const words = `in ${counted(daysLeft, "day")}`;
  return daysLeft <= soon ? html`<strong class="near">${words}</strong>` : html`${words}`;
}
