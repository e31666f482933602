import type { Level } from "../../diagnosis.ts";
import type { Workflow } from "../../workflow.ts";

/** Something in a workflow that makes the gate say less than it seems to, or hands out more than it must. */
export type PitfallFound = {
  readonly level: Extract<Level, "warn" | "fail">;
  readonly line: number;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
};

/** One kind of pitfall: a pure function of a workflow. */
export type Pitfall = (workflow: Workflow) => Iterable<PitfallFound>;
