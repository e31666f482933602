import type { Outcome } from "../gate/result.ts";
import type { Promotion } from "./promotion.ts";

/** What the first page shows beside the list of promotions. */
export type Summary = {
  /** When it was asked. */
  readonly at: string;
  /** Of each repository and environment the last promotion that was cleared: what may be there, since when, by whom. */
  readonly inEnvironments: readonly Promotion[];
  /** Promotions of the last 90 days by outcome. */
  readonly outcomes: { readonly [Each in Outcome]: number };
  /** Promotions by outcome of each of the last 90 days that has one, oldest first. */
  readonly days: readonly DayOfPromotions[];
  /** What stopped those of the last 90 days that stopped, most frequent first. */
  readonly stops: readonly Stop[];
  /** How long each check took on each of the last 90 days it ran, oldest first; checks in run order. */
  readonly durations: readonly CheckDurations[];
};

export type DayOfPromotions = { readonly day: string } & { readonly [Each in Outcome]: number };

export type Stop = {
  readonly check: string;
  readonly title: string;
  readonly blocked: number;
  readonly undecided: number;
};

export type CheckDurations = {
  readonly check: string;
  readonly title: string;
  readonly days: readonly {
    readonly day: string;
    readonly runs: number;
    readonly medianMs: number;
    readonly longestMs: number;
  }[];
};
