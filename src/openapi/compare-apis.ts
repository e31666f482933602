import type { ApiChange } from "./api-change.ts";
import type { ApiSource } from "./api-source.ts";
import type { ApiPolicy } from "./compare-policy.ts";
import { compareHttp } from "./http/compare-http.ts";
import { openChangeGroups } from "./http/group-changes.ts";
import { openSchemaComparison } from "./schemas/open-schema-comparison.ts";

export type { ApiPolicy } from "./compare-policy.ts";

/**
 * What in the new description can make a client of the old one fail. Pure, and total over what
 * `loadApi` returns. A description beside itself yields nothing.
 */
export function compareApis(
  before: ApiSource,
  after: ApiSource,
  policy: ApiPolicy,
): readonly ApiChange[] {
  const schemas = openSchemaComparison(before, after, policy.asOf);
  const { tell, changes } = openChangeGroups();
  compareHttp({ sources: { before, after }, policy, schemas, tell });
  return [...changes(), ...schemas.changes()];
}
