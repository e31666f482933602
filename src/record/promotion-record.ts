import type { Json } from "../data/json.ts";
import type { FaultReport } from "../gate/fault.ts";
import type { Finding } from "../gate/finding.ts";
import type { Outcome, Reservation } from "../gate/result.ts";

export const statementType = "https://in-toto.io/Statement/v1";

/** One exact, versioned URI. A record of another version is another predicate type. */
export const predicateType = "https://promote-gate.dev/promotion-record/v1";

export const payloadType = "application/vnd.in-toto+json";

export const bundleMediaType = "application/vnd.dev.sigstore.bundle.v0.3+json";

/** The in-toto Statement that is signed: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export type PromotionRecord = {
  readonly _type: typeof statementType;
  readonly predicateType: typeof predicateType;
  /** The commit and the manifest, and nothing else: subjects match by digest, and any one is enough. */
  readonly subject: readonly [CommitSubject, ManifestSubject];
  readonly predicate: Predicate;
};

export type CommitSubject = {
  readonly name: string;
  readonly digest: { readonly gitCommit: string };
};
export type ManifestSubject = {
  readonly name: string;
  readonly digest: { readonly sha256: string };
};

export type Purpose = "release-gate" | "pull-request" | "iteration-snapshot";

export type Predicate = {
  /** UUIDv7. */
  readonly recordId: string;
  readonly outcome: Outcome;
  readonly purpose: Purpose;
  readonly repository: { readonly uri: string };
  readonly environment: { readonly from: string; readonly to: string };
  readonly source: Source;
  readonly policy: Policy;
  readonly verifier: {
    readonly id: string;
    readonly version: string;
    readonly node: string;
    /** `sha256:` + hex digest of the program's files, see `dist-digest.ts`; none when it ran from its sources. */
    readonly distDigest?: string;
  };
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly expiresAt: string;
  /** In run order, one for every registered check. */
  readonly checks: readonly RecordedCheck[];
  /** What keeps an otherwise clear run from clearing: unsigned, partial, uncommitted changes. */
  readonly reservations: readonly Reservation[];
  /** Digests and small values by name; what the checks derived from their facts. */
  readonly evidence: { readonly [name: string]: Json };
  readonly separation: readonly Json[];
  readonly actor: {
    readonly kind: "human" | "workflow";
    readonly id: string;
    readonly provenBy: "oidc" | "ssh" | "key" | "asserted";
  };
  readonly confirmations: readonly Json[];
  /** The waivers that let a finding pass, in the order of the checks. */
  readonly waivers: readonly AppliedWaiver[];
  readonly invocation: { readonly [name: string]: Json } | null;
  readonly chain: { readonly sequence: number; readonly previous: string | null } | null;
};

export type Source = {
  readonly commit: string;
  readonly tree: string;
  readonly ref: string | null;
  readonly previousRelease: {
    readonly tag: string;
    readonly tagObject?: string;
    readonly commit: string;
  } | null;
  readonly firstRelease: boolean;
};

export type Policy = {
  /** Path of the configuration in the repository. */
  readonly uri: string;
  readonly commit: string;
  /** `sha256:` + hex digest of the configuration's bytes. */
  readonly digest: string;
  readonly changedInHead: boolean;
  /** What of it the candidate changes, which counts once it is merged; only where another commit's was followed. */
  readonly changes?: readonly PolicyChange[];
  readonly requiredChecks: readonly string[];
};

/** A file of a policy that the candidate has otherwise, from the top of the repository. */
export type PolicyChange = {
  readonly part: "configuration" | "waivers" | "trust";
  readonly file: string;
};

/** A waiver that let a finding of a check pass. */
export type AppliedWaiver = {
  readonly check: string;
  readonly fingerprint: string;
  readonly rule: string;
  readonly subject: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day, as YYYY-MM-DD, UTC. */
  readonly until: string;
};

export type RecordedCheck = {
  readonly id: string;
  readonly title: string;
  readonly status: "passed" | "blocked" | "undecided" | "not-reached" | "not-configured";
  readonly startedAt?: string;
  readonly durationMs?: number;
  readonly headline?: string;
  /** `sha256:` + hex digest of the canonical JSON of the facts. */
  readonly factsDigest?: string;
  readonly inputs?: readonly { readonly name: string; readonly sha256: string }[];
  readonly findings: readonly Finding[];
  readonly fault?: FaultReport;
  readonly counts?: { readonly [name: string]: number };
  /** Why it is not configured. */
  readonly reason?: string;
};
