import { counted } from "../data/counted.ts";
import { type Json, memberOf, textOf } from "../data/json.ts";
import { daysLeftOf } from "../gate/waivers.ts";
import { shellWordOf } from "../host/shell-word.ts";
import type { PromotionRecord } from "../record/promotion-record.ts";
import { type Html, html } from "./html/html.ts";
import type { RunReport } from "./run-report.ts";

/** Which names were compared between the environments, and whether they are apart. No value was ever in the record. */
export function namesSection({ predicate }: PromotionRecord): Html {
  const { separation, environment } = predicate;
  if (separation.length === 0) return html``;
  return html`<section aria-labelledby="names"><h2 id="names">Names in both environments</h2>
<div class="wide" tabindex="0" role="region" aria-label="Names in both environments"><table class="names">
<thead><tr><th scope="col">Name</th><th scope="col">${environment.from}</th><th scope="col">${environment.to}</th><th scope="col">Apart</th></tr></thead>
<tbody>
${separation.map(nameRow)}</tbody></table></div></section>
`;
}

function nameRow(row: Json): Html {
  const distinct = memberOf(row, "distinct");
  const apart = distinct === true ? "yes" : distinct === false ? "no" : "–";
  return html`<tr><th scope="row"><code>${textIn(row, "variable")}</code><span>${textIn(row, "provider")}</span></th><td>${valueCell(memberOf(row, "staging"))}</td><td>${valueCell(memberOf(row, "production"))}</td><td class="apart-${distinct === true ? "yes" : distinct === false ? "no" : "unknown"}">${apart}</td></tr>
`;
}

function valueCell(value: Json | undefined): Html {
  const mode = textIn(value, "mode");
  const source = textIn(value, "source");
  const words = [textIn(value, "kind"), mode === "undetermined" ? "" : mode]
    .filter(Boolean)
    .join(", ");
  return html`${words}${source === "" ? "" : html`<span>${source}</span>`}`;
}

function textIn(value: Json | undefined, name: string): string {
  return textOf(memberOf(value, name)) ?? "";
}

const mostChanges = 50;

/** What of the policy is otherwise in the commit than in the one whose policy the run followed. */
export function policySection({ predicate }: PromotionRecord): Html {
  const { commit, changedInHead, changes = [] } = predicate.policy;
  if (!changedInHead && changes.length === 0) return html``;
  const left = changes.length - mostChanges;
  return html`<section aria-labelledby="policy"><h2 id="policy">Takes effect after merge</h2>
<p>The run followed the policy of <code>${commit.slice(0, 12)}</code>. ${changes.length === 0 ? "It is otherwise in this commit." : "What is otherwise in this commit:"}</p>
${
  changes.length === 0
    ? ""
    : html`<ul class="policy">${changes.slice(0, mostChanges).map(
        ({ part, file }) => html`<li><code>${file}</code> <span>${part}</span></li>
`,
      )}${left > 0 ? html`<li>and ${left} more</li>` : ""}</ul>
`
}</section>
`;
}

/** The exceptions that let a finding pass. */
export function waiversSection({ predicate }: PromotionRecord): Html {
  const { waivers, startedAt } = predicate;
  if (waivers.length === 0) return html``;
  const at = new Date(startedAt);
  return html`<section aria-labelledby="waivers"><h2 id="waivers">Waivers <span>${waivers.length}</span></h2>
<ul class="waivers">${waivers.map(({ subject, reason, owner, until, fingerprint }) => {
    const left = daysLeftOf(until, at);
    return html`<li><code>${subject}</code> ${reason} <span>${owner}, until ${until}, ${left <= 0 ? "its last day" : `${counted(left, "day")} left`}</span> <code>${fingerprint}</code></li>
`;
  })}</ul></section>
`;
}

/** How a reader who trusts nothing here finds out whether the record is what the page says. */
export function verifySection(run: RunReport): Html {
  const { isSigned, record: path } = run.places;
  const refusal = refusalOf(run.record);
  if (!isSigned) {
    return html`<section aria-labelledby="verify"><h2 id="verify">Verify</h2>
<p>The record <code>${path}</code> is not signed: it authorises nothing, and there is nothing to verify.</p></section>
`;
  }
  return html`<section aria-labelledby="verify"><h2 id="verify">Verify</h2>
<p>This page proves nothing; the signed record does. With the public key in <code>PROMOTE_PUBLIC_KEY</code>, or named with <code>--key</code> (<code>promote verify --help</code> tells what else can be trusted):</p>
<pre class="command"><code>${verifyCommand(run)}</code></pre>
${
  refusal === undefined
    ? ""
    : html`<p>It refuses this record, ${refusal}; any other reason it gives is about the record itself.</p>
`
}</section>
`;
}

/** Why a whole record authorises no promotion; undefined when it does. */
function refusalOf({ predicate: { outcome, purpose } }: PromotionRecord): string | undefined {
  if (outcome !== "cleared") return "as it does every run that is not cleared";
  return purpose === "pull-request"
    ? "as it is of a change that is not merged yet: a promotion takes a run on the merged commit"
    : undefined;
}

/** The exact command, for a POSIX shell. */
export function verifyCommand({ record, places }: Pick<RunReport, "record" | "places">): string {
  const { source, environment, repository, policy } = record.predicate;
  const options = [
    ["--commit", source.commit],
    ["--environment", environment.to],
    ["--repository", repository.uri],
    ["--policy-digest", policy.digest],
  ] as const;
  const lines = [
    `promote verify ${shellWordOf(places.record)}`,
    ...options.map(([name, value]) => `  ${name} ${shellWordOf(value)}`),
  ];
  return lines.join(" \\\n");
}
