import type { Outcome } from "../gate/result.ts";
import type { Row } from "../host/host.ts";
import type { Promotion } from "./promotion.ts";
import { oneOf, textIn, textOrNull } from "./read-row.ts";
import { timeOf } from "./sql.ts";
import type { PromotionReference } from "./told-by-promotions.ts";

const outcomes: readonly Outcome[] = ["cleared", "blocked", "undecided"];

/** What a list selects of `promote.promotions AS p`. */
export const promotionColumns = `p.record_id::text AS record_id, p.outcome, p.purpose, p.repository,
  p.environment_from, p.environment_to, p.commit_id, p.ref, p.previous_tag, p.actor, p.actor_kind,
  p.actor_proven_by, p.stopped_at, ${timeOf("p.started_at")} AS promotion_started_at,
  ${timeOf("p.finished_at")} AS promotion_finished_at, ${timeOf("p.expires_at")} AS promotion_expires_at`;

/** What a list of something else selects of the promotion that told it. */
export const referenceColumns = `p.record_id::text AS record_id, p.outcome, p.repository, p.environment_from,
  p.environment_to, p.commit_id, ${timeOf("p.finished_at")} AS promotion_finished_at`;

/** The promotion of a row with the columns above. Throws when one holds what the migrations forbid. */
export function promotionIn(row: Row): Promotion {
  return {
    ...referenceIn(row),
    purpose: textIn(row, "purpose"),
    ref: textOrNull(row, "ref"),
    previousRelease: textOrNull(row, "previous_tag"),
    actor: {
      id: textIn(row, "actor"),
      kind: textIn(row, "actor_kind"),
      provenBy: textIn(row, "actor_proven_by"),
    },
    stoppedAt: textOrNull(row, "stopped_at"),
    startedAt: textIn(row, "promotion_started_at"),
    expiresAt: textIn(row, "promotion_expires_at"),
  };
}

/** What other lists tell of a promotion, from the same columns. */
export function referenceIn(row: Row): PromotionReference {
  return {
    recordId: textIn(row, "record_id"),
    outcome: oneOf(outcomes, row, "outcome"),
    repository: textIn(row, "repository"),
    environment: { from: textIn(row, "environment_from"), to: textIn(row, "environment_to") },
    commit: textIn(row, "commit_id"),
    finishedAt: textIn(row, "promotion_finished_at"),
  };
}
