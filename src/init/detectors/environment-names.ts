import type { Found, RepositoryView } from "../repository-view.ts";
import { nameOf } from "../repository-view.ts";

/** How an environment's variables are told apart: by the end of their names, or by a file of their own. */
export type EnvironmentNames = {
  readonly suffix: string;
  /** A dotenv file of this environment. */
  readonly dotenv: string | undefined;
};

const endings = {
  staging: ["_STAGING", "_STAGE", "_STG"],
  production: ["_PROD", "_PRODUCTION", "_LIVE"],
} as const;

export type EnvironmentRole = keyof typeof endings;

/** The suffix that the variables have which are there with and without it or for both, and the dotenv file. */
export function detectEnvironmentNames(
  view: RepositoryView,
  variables: readonly Found<string>[],
  role: EnvironmentRole,
): EnvironmentNames {
  const known = endings[role];
  const suffix = known.find((ending) => variables.some(({ what }) => what.endsWith(ending)));
  const file = new RegExp(
    String.raw`^\.env\.(${role}|${role === "staging" ? "stage" : "prod"})(\.local)?$`,
  );
  const dotenv = [...view.dotenv.keys()].find((path) => file.test(nameOf(path)));
  return { suffix: suffix ?? known[0], dotenv };
}

/** A variable's name without the ending of an environment. */
export function withoutEnding(name: string): string {
  const ending = Object.values(endings)
    .flat()
    .find((one) => name.endsWith(one));
  return ending === undefined ? name : name.slice(0, -ending.length);
}
