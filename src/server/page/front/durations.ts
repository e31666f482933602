import { growthChart } from "../../../report/html/growth-chart.ts";
import { type Html, html } from "../../../report/html/html.ts";
import { durationOf } from "../../../report/words.ts";
import type { CheckDurations, Summary } from "../../../trail/summary.ts";
import { sectionOf } from "../document.ts";
import { foreign } from "../foreign.ts";
import { dayOf } from "../moments.ts";
import { tableOf } from "../table.ts";

/** How long each check took from day to day. */
export function durationsSection({ durations }: Summary): Html {
  const measured = durations.filter(({ days }) => days.length > 0);
  if (measured.length === 0) return html``;
  return sectionOf(
    "durations",
    {
      title: "How long each check takes",
      note: "The median of each day on which the check ran, of the last 90 days.",
    },
    html`<div class="charts">
${measured.map(chartOf)}</div>
`,
  );
}

function chartOf({ title, days }: CheckDurations): Html {
  const points = days.map(({ day, medianMs }) => ({ label: day, value: medianMs }));
  return html`<div class="chart">
${growthChart({ title, points, by: "day", shown: wordsOf })}<details><summary>As a table<span class="unseen">: ${foreign(title)}</span></summary>
${tableOf({
  caption: `How long it took, newest day first: ${title}`,
  columns: ["Day", "Runs", "Median", "Longest"],
  numbers: ["Runs", "Median", "Longest"],
  rows: days
    .toReversed()
    .map(({ day, runs, medianMs, longestMs }) => [
      dayOf(day),
      runs,
      wordsOf(medianMs),
      wordsOf(longestMs),
    ]),
})}</details>
</div>
`;
}

function wordsOf(ms: number): string {
  return durationOf(Math.round(ms));
}
