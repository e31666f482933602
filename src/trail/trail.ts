import type { Outcome } from "../gate/result.ts";
import type { Promotion } from "./promotion.ts";
import type { PromotionDetails } from "./promotion-details.ts";
import type { RunbookExecution, RunbookExecutionDetails } from "./runbook-execution.ts";
import type { Summary } from "./summary.ts";
import type { Confirmation, Snapshot, Waiver } from "./told-by-promotions.ts";

/** What of a list is wanted; absent members ask for all. */
export type PromotionFilter = {
  readonly environment?: string | undefined;
  readonly outcome?: Outcome | undefined;
  /** The beginning of a commit's id: 4 to 64 hex digits. */
  readonly commit?: string | undefined;
  /** Finished at this time or later. */
  readonly from?: string | undefined;
  /** Finished before this time. */
  readonly to?: string | undefined;
};

/** How much of a list, from where. */
export type PageRequest = {
  readonly limit: number;
  /** `next` of the page before. One that was not is the `BadCursor` of `cursor.ts`. */
  readonly cursor?: string | undefined;
};

/** One page of a list, newest first. */
export type Page<Item> = {
  readonly items: readonly Item[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
};

/** A file of a record as it was written. */
export type FileContent = { readonly path: string; readonly content: Uint8Array };

/**
 * What can be asked of the ledger in a database. Every text that it gives came from outside and may be anything; closed lists
 * are those that the database enforces. Times are RFC 3339, UTC; days are YYYY-MM-DD, UTC. Throws a `GateFault` when the
 * database does not answer.
 */
export interface Trail {
  promotions(filter: PromotionFilter, page: PageRequest): Promise<Page<Promotion>>;
  promotion(recordId: string): Promise<PromotionDetails | undefined>;
  /** A file of its record by the digest of its content, hex; without one, the main file. */
  recordFile(recordId: string, sha256?: string): Promise<FileContent | undefined>;
  confirmations(page: PageRequest): Promise<Page<Confirmation>>;
  /** At most 1,000, those that end first before the others; those that ended more than 90 days ago are left out. */
  waivers(): Promise<readonly Waiver[]>;
  runbookExecutions(page: PageRequest): Promise<Page<RunbookExecution>>;
  runbookExecution(id: string): Promise<RunbookExecutionDetails | undefined>;
  snapshots(page: PageRequest): Promise<Page<Snapshot>>;
  summary(): Promise<Summary>;
  /** The names of the environments that promotions led to, for a filter. */
  environments(): Promise<readonly string[]>;
  /** Changes with everything that anybody commits; undefined where the database cannot say, as a copy cannot. */
  mark(): Promise<string | undefined>;
  /** Throws a `GateFault` unless the database answers and has the tables of this version of the program. */
  ready(): Promise<void>;
}
