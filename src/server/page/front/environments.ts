import { type Html, html } from "../../../report/html/html.ts";
import type { Actor, Promotion } from "../../../trail/promotion.ts";
import type { Summary } from "../../../trail/summary.ts";
import { addresses } from "../addresses.ts";
import { sectionOf } from "../document.ts";
import { commitCode, foreign, foreignOrNone, repositoryLink } from "../foreign.ts";
import { agoOf, timeOf } from "../moments.ts";

/** Of each environment the last promotion that was cleared for it. */
export function environmentsSection({ inEnvironments, at }: Summary): Html {
  const title = "What is in production";
  if (inEnvironments.length === 0) {
    return sectionOf(
      "environments",
      { title },
      html`<p class="empty">Nothing was cleared yet. <code>promote check</code> asks for a promotion; where the ledger is shared, <code>promote ledger push</code> brings its record here.</p>
`,
    );
  }
  const note =
    "The last commit that was cleared for each environment. The gate clears; it does not deploy.";
  return sectionOf(
    "environments",
    { title, note },
    html`<ul class="environments">
${inEnvironments.map((promotion) => environmentCard(promotion, at))}</ul>
`,
  );
}

function environmentCard(promotion: Promotion, now: string): Html {
  const { environment, repository, commit, actor, finishedAt, previousRelease } = promotion;
  return html`<li class="card">
<h3>${foreign(environment.to)}</h3>
<p class="repository">${repositoryLink(repository)}</p>
<p class="commit"><a href="${addresses.promotion(promotion.recordId)}">${commitCode(commit)}<span class="unseen"> is cleared for ${foreign(environment.to)}</span></a></p>
<dl>
<dt>Since</dt><dd>${timeOf(finishedAt)} <span class="aside ago">${agoOf(finishedAt, now)}</span></dd>
<dt>By</dt><dd>${actorOf(actor)}</dd>
<dt>After</dt><dd>${foreignOrNone(previousRelease)}</dd>
</dl>
</li>
`;
}

/** Who asked for a promotion, and by what that is known. */
export function actorOf({ id, provenBy }: Actor): Html {
  const proofs = new Map([
    ["oidc", "proven by an id-token"],
    ["ssh", "proven by an SSH key"],
    ["key", "proven by the signing key"],
    ["asserted", "as the run says"],
  ]);
  return html`${foreign(id)} <span class="aside proof">${proofs.get(provenBy) ?? foreign(provenBy)}</span>`;
}
