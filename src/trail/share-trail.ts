import type { Host } from "../host/host.ts";
import { type Remembering, remembered } from "./remember.ts";
import { together } from "./together.ts";
import type { PageRequest, PromotionFilter, Trail } from "./trail.ts";

/** What is worked out over many promotions is as old as this while others are appended, and while none is. */
const [anywayMs, unchangedMs] = [1_000, 60_000];

/**
 * A trail for many who ask at once. Lists, and promotions one by one, are what the database says after each was asked for;
 * what is worked out is a second old at most.
 */
export function shareTrail(trail: Trail, clock: Pick<Host["clock"], "elapsed">): Trail {
  const remembering: Remembering = { anywayMs, unchangedMs, mark: trail.mark };
  const promotions = together(
    ({ filter, page }: { readonly filter: PromotionFilter; readonly page: PageRequest }) =>
      trail.promotions(filter, page),
    ({ filter: { environment, outcome, commit, from, to }, page }) =>
      JSON.stringify([environment, outcome, commit, from, to, pageName(page)]),
  );
  return {
    ...trail,
    promotions: (filter, page) => promotions({ filter, page }),
    promotion: together(trail.promotion, (recordId) => recordId),
    confirmations: together(trail.confirmations, pageName),
    runbookExecutions: together(trail.runbookExecutions, pageName),
    snapshots: together(trail.snapshots, pageName),
    summary: remembered(clock, remembering, trail.summary),
    waivers: remembered(clock, remembering, trail.waivers),
    environments: remembered(clock, remembering, trail.environments),
  };
}

function pageName({ limit, cursor }: PageRequest): string {
  return JSON.stringify([limit, cursor]);
}
