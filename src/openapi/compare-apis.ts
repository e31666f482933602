import type { ApiChange } from "./api-change.ts";
import type { ApiSource } from "./api-source.ts";
import { openSchemaComparison } from "./schemas/open-schema-comparison.ts";

/** What the team allows itself beside the law that no client may break. */
export type ApiPolicy = {
  /** The day of the comparison, as YYYY-MM-DD, UTC: a sunset before it has passed. */
  readonly asOf: string;
  /** Values of `x-stability-level` whose operations promise nothing. */
  readonly unstable: readonly string[];
};

/**
 * What in the new description can make a client of the old one fail. Pure, and total over what
 * `loadApi` returns. A description beside itself yields nothing.
 */
export function compareApis(
  before: ApiSource,
  after: ApiSource,
  policy: ApiPolicy,
): readonly ApiChange[] {
  return openSchemaComparison(before, after, policy.asOf).changes();
}
