import type { Status } from "../gate/result.ts";
import type { Promotion } from "./promotion.ts";

/** One promotion with all that its record says. */
export type PromotionDetails = Promotion & {
  readonly entry: LedgerEntryPlace;
  /** Hex SHA-256 of the signed bytes. */
  readonly payloadSha256: string;
  /** The record's main file, relative to the project folder. */
  readonly file: string;
  readonly files: readonly RecordFile[];
  readonly reservations: readonly RecordedReservation[];
  readonly policy: RecordedPolicy;
  /** In run order; all seven. */
  readonly checks: readonly TrailCheck[];
  readonly confirmations: readonly ConfirmationOfPromotion[];
  readonly waivers: readonly WaiverOfPromotion[];
  readonly snapshot: SnapshotDigests | null;
};

/** Where a promotion stands in the ledger. */
export type LedgerEntryPlace = {
  /** Name of the chain: the leaf of its first entry. */
  readonly ledger: string;
  readonly sequence: number;
  /** Leaf of the entry before; null for the first. */
  readonly previous: string | null;
  readonly leaf: string;
};

export type RecordFile = {
  /** Relative to the project folder. */
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
};

export type RecordedReservation = { readonly code: string; readonly message: string };

/** Which rules were followed; null where the record does not say. */
export type RecordedPolicy = {
  readonly uri: string | null;
  readonly commit: string | null;
  readonly digest: string | null;
};

export type TrailCheck = {
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  readonly headline: string | null;
  readonly startedAt: string | null;
  readonly durationMs: number | null;
  readonly findings: readonly TrailFinding[];
  readonly fault: TrailFault | null;
  /** Why it is not configured. */
  readonly reason: string | null;
};

/** A finding as it was recorded; what the record does not say is null, or empty where there is always a text. */
export type TrailFinding = {
  readonly rule: string;
  readonly severity: "blocking" | "advisory";
  readonly subject: string;
  readonly message: string;
  readonly why: string;
  readonly remedy: string;
  readonly place: { readonly file: string; readonly line: number | null } | null;
  /** Lines to look at: a diff of one object, the end of a log. */
  readonly detail: string | null;
  readonly fingerprint: string;
  readonly waived: TrailWaived | null;
};

/** The exception made for a finding. */
export type TrailWaived = {
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
};

export type TrailFault = {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly detail: string | null;
};

export type ConfirmationOfPromotion = {
  /** Id of the item of the deployment checklist. */
  readonly item: string | null;
  readonly by: string | null;
  readonly at: string | null;
  /** URL that a person gave; only http and https are links. */
  readonly evidence: string | null;
  readonly expiresAt: string | null;
  /** State of its signature, in a word. */
  readonly signature: string | null;
};

export type WaiverOfPromotion = {
  readonly check: string;
  readonly fingerprint: string;
  readonly rule: string;
  readonly subject: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day. */
  readonly until: string;
};

export type SnapshotDigests = {
  /** Of the committed snapshot's model, `sha256:…`; null where none was committed. */
  readonly snapshot: string | null;
  readonly database: string | null;
  readonly objects: number;
  readonly serverVersion: string | null;
  readonly pgDumpVersion: string | null;
};
