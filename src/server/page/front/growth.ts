import { groupedBy } from "../../../data/grouped-by.ts";
import { growthChart } from "../../../report/html/growth-chart.ts";
import { type Html, html } from "../../../report/html/html.ts";
import type { Snapshot } from "../../../trail/told-by-promotions.ts";
import { addresses } from "../addresses.ts";
import { sectionOf } from "../document.ts";
import { commitCode, foreign } from "../foreign.ts";
import { dayOf } from "../moments.ts";
import { tableOf } from "../table.ts";

/** Charts, one a repository; of more, the newest. */
const mostCharts = 4;
/** Rows of the table below a chart. */
const mostRows = 30;

/** How many objects the schema of each repository had from release to release. */
export function growthSection(snapshots: readonly Snapshot[]): Html {
  const heading = {
    title: "Schema growth",
    note: "Objects of the schema, by cleared release.",
  };
  const byRepository = groupedBy(releasesOf(snapshots), ({ promotion }) => promotion.repository);
  const charts = [...byRepository].slice(0, mostCharts);
  const content =
    charts.length === 0
      ? html`<p class="empty">No release with a schema was cleared yet.</p>\n`
      : html`${charts.map(([repository, releases]) => chartOf(repository, releases))}`;
  return sectionOf("growth", heading, content);
}

/** Of each commit that was cleared its newest snapshot. */
function releasesOf(snapshots: readonly Snapshot[]): readonly Snapshot[] {
  const cleared = snapshots.filter(({ promotion }) => promotion.outcome === "cleared");
  const seen = new Set<string>();
  return cleared.filter(({ promotion }) => {
    const release = `${promotion.commit} ${promotion.repository}`;
    if (seen.has(release)) return false;
    seen.add(release);
    return true;
  });
}

function chartOf(repository: string, newestFirst: readonly Snapshot[]): Html {
  const name = repository.replace(/^https:\/\//, "");
  const points = newestFirst.toReversed().map(({ promotion, objects }) => ({
    label: `${promotion.finishedAt.slice(0, 10)} ${promotion.commit.slice(0, 8)}`,
    value: objects,
  }));
  return html`<div class="chart">
${growthChart({ title: name, points })}<details><summary>Releases as a table<span class="unseen">, ${foreign(name)}</span></summary>
${tableOf({
  caption: `Objects of the schema of ${name}, newest release first`,
  columns: ["Cleared", "Commit", "Environment", "Objects"],
  numbers: ["Objects"],
  rows: newestFirst
    .slice(0, mostRows)
    .map(({ promotion, objects }) => [
      html`<a href="${addresses.promotion(promotion.recordId)}">${dayOf(promotion.finishedAt.slice(0, 10))}</a>`,
      commitCode(promotion.commit),
      foreign(promotion.environment.to),
      objects,
    ]),
})}</details>
</div>
`;
}
