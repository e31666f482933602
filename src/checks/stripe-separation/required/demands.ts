import { environmentsOf, isThere, type NamePresence, type Requirement } from "./facts.ts";

/** A name that an environment must have, and why, as a clause that follows its name. */
export type Demand = {
  readonly environment: string;
  readonly name: string;
  readonly presence: NamePresence;
  /** The names whose presence demands it; empty: always. */
  readonly because: readonly string[];
};

/** A group of which an environment has some names and lacks others. */
export type BrokenGroup = {
  readonly environment: string;
  readonly group: readonly string[];
  readonly there: readonly string[];
  readonly missing: readonly string[];
};

/** What `always` and `when` demand of each environment, every name once, for the first reason. */
export function demandsOf(requirement: Requirement): readonly Demand[] {
  const { always, when } = requirement;
  return environmentsOf(requirement).flatMap(({ environment, presences }) => {
    const reasons = new Map<string, readonly string[]>(always.map((name) => [name, []]));
    for (const { all, require } of when) {
      if (!all.every((name) => isThere(presences.get(name)))) continue;
      for (const name of require) if (!reasons.has(name)) reasons.set(name, all);
    }
    return [...reasons].flatMap(([name, because]) => {
      const presence = presences.get(name);
      return presence === undefined ? [] : [{ environment, name, presence, because }];
    });
  });
}

/** Every group that is begun in an environment, with the names of it that are missing or empty there. */
export function begunGroupsOf(requirement: Requirement): readonly (BrokenGroup & {
  readonly empty: readonly Demand[];
})[] {
  return environmentsOf(requirement).flatMap(({ environment, presences }) =>
    requirement.allOrNone.flatMap((group) => {
      const there = group.filter((name) => isThere(presences.get(name)));
      if (there.length === 0) return [];
      const missing = group.filter((name) => presences.get(name)?.state === "missing");
      const empty = group.flatMap((name) => {
        const presence = presences.get(name);
        return presence?.state === "empty" ? [{ environment, name, presence, because: there }] : [];
      });
      return [{ environment, group, there, missing, empty }];
    }),
  );
}
