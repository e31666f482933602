import { actionUnpinned } from "./action-unpinned.ts";
import { baseChangeUnseen } from "./base-change-unseen.ts";
import { concurrencyMissing } from "./concurrency-missing.ts";
import { credentialsPersisted } from "./credentials-persisted.ts";
import { failureIgnored } from "./failure-ignored.ts";
import { historyShallow } from "./history-shallow.ts";
import { mergeGroupMissing } from "./merge-group-missing.ts";
import { pathFilter } from "./path-filter.ts";
import { permissions } from "./permissions.ts";
import type { Pitfall } from "./pitfall.ts";
import { pullRequestTarget } from "./pull-request-target.ts";
import { secretsForAll } from "./secrets-for-all.ts";
import { skippedCountsAsSuccess } from "./skipped-counts-as-success.ts";

/** Every pitfall, by the name that reports give it, in the order in which they are told. */
export const pitfalls = {
  "path-filter": pathFilter,
  "skipped-counts-as-success": skippedCountsAsSuccess,
  "failure-ignored": failureIgnored,
  "pull-request-target": pullRequestTarget,
  "history-shallow": historyShallow,
  "merge-group-missing": mergeGroupMissing,
  "base-change-unseen": baseChangeUnseen,
  "action-unpinned": actionUnpinned,
  permissions,
  "secrets-for-all": secretsForAll,
  "credentials-persisted": credentialsPersisted,
  "concurrency-missing": concurrencyMissing,
} as const satisfies Readonly<Record<string, Pitfall>>;

export type PitfallId = keyof typeof pitfalls;
