import type { Outcome } from "../../../gate/result.ts";
import { type Html, html } from "../../../report/html/html.ts";
import { tallyOf } from "../../../report/words.ts";
import type { PromotionDetails } from "../../../trail/promotion-details.ts";
import { commitCode, foreign } from "../foreign.ts";

/** What a promotion came to, in one sentence. */
export function verdictOf({
  outcome,
  environment,
  commit,
  checks,
  stoppedAt,
}: PromotionDetails): Html {
  const tally = tallyOf(checks);
  const stop = checks.find(({ id }) => id === stoppedAt);
  const at = stoppedAt === null ? "" : html` at “${foreign(stop?.title ?? stoppedAt)}”`;
  const sentences: { readonly [Each in Outcome]: Html } = {
    cleared: html`Commit ${commitCode(commit)} may go to ${foreign(environment.to)}: ${tally}.`,
    blocked: html`Commit ${commitCode(commit)} was blocked${at}: ${tally}.`,
    undecided: html`Nothing is cleared: it could not be decided${at}. ${tally}.`,
  };
  return sentences[outcome];
}
