import type { Wrapping } from "../../../environments/unwrap-value.ts";

/** Whether an environment has a name, and how; the value is gone. */
export type NamePresence =
  | { readonly state: "set"; readonly source: string; readonly wrapping: Wrapping }
  | { readonly state: "name-only"; readonly source: string }
  | { readonly state: "empty"; readonly source: string }
  | { readonly state: "missing"; readonly sources: readonly string[] };

/** One name as the two environments have it. */
export type RequiredName = {
  readonly name: string;
  readonly staging: NamePresence;
  readonly production: NamePresence;
};

/** What is required, and what is there. */
export type RequiredFacts = {
  readonly always: readonly string[];
  readonly when: readonly {
    readonly all: readonly string[];
    readonly require: readonly string[];
  }[];
  readonly allOrNone: readonly (readonly string[])[];
  /** Every name spoken of, in the order of the configuration. */
  readonly names: readonly RequiredName[];
};

/** What a rule judges: all names at once, and what the two environments are called. */
export type Requirement = RequiredFacts & { readonly from: string; readonly to: string };

/** Both environments, each with what it has. */
export function environmentsOf({ from, to, names }: Requirement): readonly {
  readonly environment: string;
  readonly presences: ReadonlyMap<string, NamePresence>;
}[] {
  return [
    {
      environment: from,
      presences: new Map(names.map(({ name, staging }) => [name, staging])),
    },
    {
      environment: to,
      presences: new Map(names.map(({ name, production }) => [name, production])),
    },
  ];
}

/** Whether there is something under the name: what is empty is as good as missing to most code. */
export function isThere(presence: NamePresence | undefined): boolean {
  return presence?.state === "set" || presence?.state === "name-only";
}
