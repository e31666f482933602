import type { Promotion } from "../../../trail/promotion.ts";
import type { Summary } from "../../../trail/summary.ts";
import type { Snapshot, Waiver } from "../../../trail/told-by-promotions.ts";
import type { Page } from "../../../trail/trail.ts";
import type { AskedFilter } from "../filter.ts";

/** What the first page is made of. */
export type FrontView = {
  readonly summary: Summary;
  /** The page of the list that was asked for. */
  readonly promotions: Page<Promotion>;
  readonly asked: AskedFilter;
  /** Whether the list begins after its newest entry. */
  readonly isContinued: boolean;
  readonly environments: readonly string[];
  readonly waivers: readonly Waiver[];
  /** Newest first. */
  readonly snapshots: readonly Snapshot[];
};
