import type { SigningMode } from "../config/signing-modes.ts";
import type { Scopes } from "../gate/pipeline.ts";
import type { RunnerFiles } from "../host/runner-files.ts";
import type { Predicate } from "../record/promotion-record.ts";
import type { Timings } from "../report/run-report.ts";
import type { AskedBy } from "./reservations.ts";
import type { World } from "./world.ts";

export type CheckRequest = {
  readonly config?: string | undefined;
  readonly previous?: string | undefined;
  readonly policyRef?: string | undefined;
  /** The full id of the commit that a change goes into: tags of the change's own are no releases. */
  readonly baseCommit?: string | undefined;
  readonly only?: readonly string[] | undefined;
  readonly list: boolean;
  readonly keepGoing: boolean;
  readonly unsigned: boolean;
  /** What asked for these three, where it was no flag. */
  readonly askedBy?: AskedBy | undefined;
  readonly sign?: SigningMode | undefined;
  /** What the record is for, when it is not to authorise a promotion. */
  readonly purpose?: Predicate["purpose"] | undefined;
  readonly tsa?: string | undefined;
  /** How long another promotion to the environment is waited for; undefined when it is not. */
  readonly waitMs?: number | undefined;
  /** Each `NAME` or `NAME=FILE`. */
  readonly reporter?: readonly string[] | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
};

export type CheckWorld = World & {
  readonly scopes: Scopes;
  /** From now on the children of checks are logged under this folder. */
  logUnder(directory: string): void;
  /** Since the process started. */
  timings(): Timings;
  /** Does what must not be left half done: from then on a signal changes nothing. */
  withoutInterruption<T>(work: () => Promise<T>): Promise<T>;
  readonly runnerFiles: RunnerFiles;
  /** Who is told of the lines children print. */
  readonly childLine: { listener: ((line: string) => void) | undefined };
  readonly terminal: {
    readonly columns: number;
    readonly isLive: boolean;
    readonly colors: boolean;
    /** Writes to standard error as it stands: a line that will be redrawn. */
    write(text: string): void;
  };
};
