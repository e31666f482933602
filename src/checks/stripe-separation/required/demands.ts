import { environmentsOf, isThere, type NamePresence, type Requirement } from "./facts.ts";

/** A name that an environment must have, and why, as a clause that follows its name. */
export type Demand = {
  readonly environment: string;
  readonly name: string;
  readonly presence: NamePresence;
  /** The names whose presence demands it; empty: always. */
  readonly because: readonly string[];
};

/** A group of which an environment has some names. */
type BegunGroup = {
  readonly environment: string;
  readonly group: readonly string[];
  readonly there: readonly string[];
  readonly missing: readonly string[];
  readonly members: readonly Demand[];
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

/** Every group that is begun in an environment: the names of it that are there and those that are missing. */
export function begunGroupsOf(requirement: Requirement): readonly BegunGroup[] {
  return environmentsOf(requirement).flatMap(({ environment, presences }) =>
    requirement.allOrNone.flatMap((group) => {
      const there = group.filter((name) => isThere(presences.get(name)));
      if (there.length === 0) return [];
      const members = group.flatMap((name) => {
        const presence = presences.get(name);
        return presence === undefined ? [] : [{ environment, name, presence, because: there }];
      });
      const missing = members.filter(({ presence }) => presence.state === "missing");
      return [{ environment, group, there, missing: missing.map(({ name }) => name), members }];
    }),
  );
}

/** The same of begun groups too, every name of an environment once, for the first reason. */
export function allDemandsOf(requirement: Requirement): readonly Demand[] {
  const members = begunGroupsOf(requirement).flatMap((group) => group.members);
  const demands = new Map<string, Demand>();
  for (const demand of [...demandsOf(requirement), ...members]) {
    const key = `${demand.name} in ${demand.environment}`;
    if (!demands.has(key)) demands.set(key, demand);
  }
  return [...demands.values()];
}
