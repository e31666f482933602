import type { Outcome, Status } from "../gate/result.ts";
import type { RecordedCheck } from "../record/promotion-record.ts";
import { type Html, html } from "./html/html.ts";
import { pageOf } from "./html/page.ts";
import { faultArticle, findingArticles, withCode } from "./run-page-findings.ts";
import { namesSection, verifySection, waiversSection } from "./run-page-record.ts";
import { runPageStyle } from "./run-page-style.ts";
import { leftOutOf, type RunReport, rankedFindings } from "./run-report.ts";
import { commitLinkOf, webAddressOf } from "./source-links.ts";
import { durationOf, resultOf, verdictOf } from "./words.ts";

const titles: { readonly [O in Outcome]: string } = {
  cleared: "Cleared",
  blocked: "Blocked",
  undecided: "Undecided",
};
const marks: { readonly [S in Status]: string } = {
  passed: "✓",
  blocked: "✕",
  undecided: "?",
  "not-reached": "·",
  "not-configured": "–",
};
const words: { readonly [S in Status]: string } = {
  passed: "passed",
  blocked: "blocked",
  undecided: "undecided",
  "not-reached": "not reached",
  "not-configured": "switched off",
};

/** The run as one page that needs nothing beside it: verdict, steps, findings, names, how to verify. */
export function runPage(run: RunReport): string {
  const { record } = run;
  const { outcome, environment, reservations, checks, verifier, finishedAt } = record.predicate;
  const body = html`<header class="top ${outcome}">
<p class="way">${environment.from} → ${environment.to}</p>
<h1>${titles[outcome]}</h1>
<p class="lede">${verdictOf(record)}</p>
${origin(run)}</header>
<main>
${
  reservations.length === 0
    ? ""
    : html`<section aria-labelledby="held"><h2 id="held">What holds the run back</h2><ul>${reservations.map(({ message }) => html`<li>${message}</li>`)}</ul></section>
`
}<section aria-labelledby="steps"><h2 id="steps">Steps</h2>
<ol class="steps">
${checks.map(stepItem)}</ol></section>
${findingsSection(run)}${waiversSection(record)}${namesSection(record)}${verifySection(run)}</main>
<footer><p>Told by <code>promote check</code> ${verifier.version}, ${finishedAt}. Record ${record.predicate.recordId}; it expires ${record.predicate.expiresAt}.</p></footer>`;
  const title = `${titles[outcome]}: ${environment.from} → ${environment.to}`;
  return pageOf({ title, style: runPageStyle, body });
}

function origin(run: RunReport): Html {
  const { source, repository, actor } = run.record.predicate;
  const commit = html`<code>${source.commit.slice(0, 12)}</code>`;
  const commitLink = commitLinkOf(run);
  const address = webAddressOf(repository.uri);
  const rows: readonly (readonly [string, Html])[] = [
    [
      "Repository",
      address === undefined
        ? html`${repository.uri}`
        : html`<a href="${address}">${address.replace("https://", "")}</a>`,
    ],
    ["Commit", commitLink === undefined ? commit : html`<a href="${commitLink}">${commit}</a>`],
    ...(source.ref === null
      ? []
      : [["Branch", html`${source.ref.replace(/^refs\/heads\//, "")}`] as const]),
    ["Previous release", html`${source.previousRelease?.tag ?? "none"}`],
    ["Asked for by", html`${actor.id}`],
    ["Took", html`${durationOf(run.timings.wallMs)}`],
  ];
  return html`<dl class="origin">${rows.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>
`,
  )}</dl>
`;
}

function stepItem(check: RecordedCheck): Html {
  const { status, title, durationMs } = check;
  const result = resultOf(check);
  return html`<li class="${status}"><span class="mark" aria-hidden="true">${marks[status]}</span><div><strong>${title}</strong> <span class="unseen">${words[status]}</span><p>${result}</p></div><span class="time">${durationMs === undefined ? "" : durationOf(durationMs)}</span></li>
`;
}

function findingsSection(run: RunReport): Html {
  const { record, places } = run;
  const faults = record.predicate.checks.flatMap(({ title, fault }) =>
    fault === undefined ? [] : [faultArticle(title, fault)],
  );
  const findings = rankedFindings(record);
  const total = findings.length + leftOutOf(record);
  if (faults.length + total === 0) return html``;
  const { articles, left } = findingArticles(findings, run);
  const leftOut = leftOutOf(record);
  return html`<section aria-labelledby="findings"><h2 id="findings">Findings <span>${faults.length + total}</span></h2>
${faults}${articles}${
  left === 0
    ? ""
    : html`<p>… and ${left} more in the record <code>${places.record}</code>.</p>
`
}${
  leftOut === 0
    ? ""
    : html`<p>… and ${leftOut} more than the record has room for.</p>
`
}${
  record.predicate.outcome === "cleared"
    ? ""
    : html`<p class="again">Run it again: ${withCode(`\`${places.again}\``)}</p>
`
}</section>
`;
}
