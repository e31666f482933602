import type { Outcome } from "../../../gate/result.ts";
import { type Html, html } from "../../../report/html/html.ts";
import type { DayOfPromotions, Summary } from "../../../trail/summary.ts";
import { dayOf, lastDays } from "../moments.ts";
import { outcomeMark, outcomes } from "../outcome-mark.ts";
import { tableOf } from "../table.ts";

const shownDays = 90;
const size = { step: 10, bar: 8, height: 120, floor: 118 } as const;

/** Fills that differ without colour, too: full, hatched, dotted. */
const fills: { readonly [Each in Outcome]: string } = {
  cleared: "currentColor",
  blocked: "url(#hatched)",
  undecided: "url(#dotted)",
};

/** How many promotions of each outcome every day of the last three months had, as bars and as a table. */
export function outcomeChart({ days, at }: Summary): Html {
  const shown = lastDays(at, shownDays);
  const known = new Map(days.map((day) => [day.day, day]));
  const most = Math.max(0, ...days.map(totalOf));
  const [first, last] = [shown[0], shown.at(-1)];
  if (most === 0 || first === undefined || last === undefined) return html``;
  const bars = shown.map((day, index) => {
    const counts = known.get(day);
    return counts === undefined ? "" : barOf(counts, index * size.step + 1, most);
  });
  return html`<figure class="outcomes">
<figcaption><span>Promotions a day, the last ${shownDays} days</span><span class="legend">${outcomes.map((outcome) => html`<span class="key">${swatchOf(outcome)}${outcomeMark(outcome)}</span>`)}</span></figcaption>
<svg viewBox="0 0 ${shownDays * size.step} ${size.height}" preserveAspectRatio="none" role="img" aria-label="Promotions of the last ${shownDays} days by outcome: at most ${most} on a day. The table below has the numbers.">
${patterns}
<line class="base" x1="0" y1="${size.floor + 1}" x2="${shownDays * size.step}" y2="${size.floor + 1}"/>
${bars}</svg>
<p aria-hidden="true"><span>${first}</span><span>at most ${most} a day</span><span>${last}</span></p>
<details><summary>Promotions a day as a table</summary>
${dayTable(days)}</details>
</figure>
`;
}

function barOf(counts: DayOfPromotions, x: number, most: number): Html {
  let top: number = size.floor;
  const parts = outcomes.map((outcome) => {
    const height = Math.round((counts[outcome] / most) * (size.floor - 4) * 10) / 10;
    top -= height;
    return height === 0
      ? ""
      : html`<rect x="${x}" y="${Math.round(top * 10) / 10}" width="${size.bar}" height="${height}" class="${outcome}" fill="${fills[outcome]}"/>`;
  });
  return html`<g><title>${counts.day}: ${wordsOf(counts)}</title>${parts}</g>
`;
}

function wordsOf(counts: DayOfPromotions): string {
  return outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}`)
    .join(", ");
}

function dayTable(days: readonly DayOfPromotions[]): Html {
  return tableOf({
    caption: "Promotions a day by outcome, newest day first",
    columns: ["Day", "Cleared", "Blocked", "Undecided"],
    numbers: ["Cleared", "Blocked", "Undecided"],
    rows: days
      .toReversed()
      .map((day) => [dayOf(day.day), ...outcomes.map((outcome) => day[outcome])]),
  });
}

function swatchOf(outcome: Outcome): Html {
  return html`<svg class="swatch" viewBox="0 0 12 12" aria-hidden="true"><rect width="12" height="12" class="${outcome}" fill="${fills[outcome]}"/></svg>`;
}

function totalOf(day: DayOfPromotions): number {
  return outcomes.reduce((sum, outcome) => sum + day[outcome], 0);
}

const patterns = html`<defs>
<pattern id="hatched" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="4" height="4"/><rect class="ink" width="2.4" height="4"/></pattern>
<pattern id="dotted" width="4" height="4" patternUnits="userSpaceOnUse"><rect class="ground" width="4" height="4"/><circle class="ink" cx="2" cy="2" r="1.4"/></pattern>
</defs>`;
