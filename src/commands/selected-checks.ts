import { checks } from "../checks/index.ts";
import { nearestName } from "../config/nearest-name.ts";
import { Misuse } from "./load-config.ts";

/** The checks that were named; undefined for all of them. Throws `Misuse` for a name that is none. */
export function selectedChecks(
  only: readonly string[] | undefined,
): ReadonlySet<string> | undefined {
  const ids = checks.map(({ id }): string => id);
  for (const id of only ?? []) {
    if (!ids.includes(id)) {
      const nearest = nearestName(id, ids);
      const hint = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
      throw new Misuse(`There is no check "${id}".${hint} They are ${ids.join(", ")}.`);
    }
  }
  return only === undefined ? undefined : new Set(only);
}
