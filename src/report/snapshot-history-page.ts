import { dayOf, historySpan, releaseName } from "./history-words.ts";
import { growthChart } from "./html/growth-chart.ts";
import { type Html, html } from "./html/html.ts";
import { pageOf } from "./html/page.ts";
import type { HistoryRelease, SnapshotHistory } from "./snapshot-history-output.ts";
import { anchorOf, releaseSection } from "./snapshot-history-release.ts";
import { historyStyle } from "./snapshot-history-style.ts";

/** The history as one page that needs nothing beside it: how the schema grew, then each release, the newest first. */
export function snapshotHistoryPage(history: SnapshotHistory): string {
  const { snapshot, head, releases } = history;
  const newestFirst = releases.toReversed();
  const before = (release: HistoryRelease) =>
    releases.find(({ tag }) => tag !== null && tag === release.comparedWith);
  const body = html`<header class="top">
<p class="path"><code>${snapshot}</code></p>
<h1>Schema history</h1>
<p class="lede">${historySpan(history)}</p>
</header>
<main>
<section class="growth" aria-label="Growth">
${chartsOf(releases)}</section>
${overviewOf(newestFirst)}
<ol class="timeline" reversed>
${newestFirst.map((release) => releaseSection(release, before(release)))}</ol>
</main>
<footer><p>Told by <code>promote snapshot history</code> at commit <code>${head.slice(0, 12)}</code>.</p></footer>`;
  return pageOf({ title: `Schema history of ${snapshot}`, style: historyStyle, body });
}

function chartsOf(releases: readonly HistoryRelease[]): readonly Html[] {
  const points = (of: "tables" | "columns") =>
    releases.map((release) => ({
      label: releaseName(release),
      value: release.counts?.[of] ?? null,
    }));
  return [
    growthChart({ title: "Tables", points: points("tables") }),
    growthChart({ title: "Columns", points: points("columns") }),
  ];
}

function overviewOf(releases: readonly HistoryRelease[]): Html {
  return html`<nav aria-label="Releases"><details><summary>All releases in a table</summary>
<div class="wide" tabindex="0" role="region" aria-label="All releases"><table>
<thead><tr><th scope="col">Release</th><th scope="col">Date</th><th scope="col">Tables</th><th scope="col">Columns</th><th scope="col">Added</th><th scope="col">Changed</th><th scope="col">Removed</th></tr></thead>
<tbody>
${releases.map(rowOf)}</tbody>
</table></div></details></nav>`;
}

function rowOf(release: HistoryRelease): Html {
  const { counts, changes, state } = release;
  const count = (how: string) =>
    state === "read" ? changes.filter((one) => one.how === how).length : "–";
  return html`<tr><th scope="row"><a href="#${encodeURIComponent(anchorOf(release))}">${releaseName(release)}</a></th><td>${dayOf(release)}</td><td>${counts?.tables ?? "–"}</td><td>${counts?.columns ?? "–"}</td><td>${count("added")}</td><td>${count("changed")}</td><td>${count("removed")}</td></tr>
`;
}
