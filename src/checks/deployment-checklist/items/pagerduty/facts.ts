/** A time in which somebody is on call, as much of it as is in the window. */
export type Shift = {
  readonly from: string;
  readonly until: string;
  /** A name, never an address. */
  readonly name: string;
};

export type PagerdutyFacts = {
  readonly id: string;
  readonly kind: "pagerduty";
  readonly schedule: string;
  /** The window in which somebody must be on call, in whole seconds. */
  readonly from: string;
  readonly until: string;
  /** By their beginning. */
  readonly shifts: readonly Shift[];
};
