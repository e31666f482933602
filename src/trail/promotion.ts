import type { Outcome } from "../gate/result.ts";

/** One promotion, as it stands in lists. */
export type Promotion = {
  /** UUID; the name of its page and of its place in the API. */
  readonly recordId: string;
  readonly outcome: Outcome;
  /** `release-gate`, `pull-request`, `iteration-snapshot`. */
  readonly purpose: string;
  /** URI of the repository. */
  readonly repository: string;
  readonly environment: { readonly from: string; readonly to: string };
  readonly commit: string;
  readonly ref: string | null;
  /** Tag of the release before it. */
  readonly previousRelease: string | null;
  readonly actor: Actor;
  /** Id of the first check that was blocked or undecided; null when none was. */
  readonly stoppedAt: string | null;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly expiresAt: string;
};

export type Actor = {
  readonly id: string;
  /** `human`, `workflow`. */
  readonly kind: string;
  /** `oidc`, `ssh`, `key`, `asserted`. */
  readonly provenBy: string;
};
