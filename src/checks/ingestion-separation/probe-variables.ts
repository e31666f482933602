import { environmentSourceOf, processNameOf } from "../../environments/environment-source.ts";
import type { Release } from "../../gate/check.ts";
import type { Role } from "./facts.ts";
import type { KnownEndpoint } from "./read-endpoint.ts";

/** One endpoint variable as both environments have it. */
export type VariablePair = { readonly variable: string } & {
  readonly [Each in Role]: KnownEndpoint;
};

/**
 * Every endpoint variable of both environments, by the name that each environment's code calls it. Where both call it
 * the same, the probe has the value of the environment it runs as, and none when it runs as neither.
 */
export function endpointVariablesOf(
  pairs: readonly VariablePair[],
  role: Role | null,
  { config }: Pick<Release, "config">,
): Readonly<Record<string, string>> {
  const { from, to } = config.promotion;
  const sources = {
    staging: environmentSourceOf(config, from),
    production: environmentSourceOf(config, to),
  };
  const entries = pairs.flatMap((pair) => {
    const names = {
      staging: processNameOf(sources.staging, pair.variable),
      production: processNameOf(sources.production, pair.variable),
    };
    const areOne = names.staging === names.production;
    return (["staging", "production"] as const)
      .filter((each) => !areOne || each === role)
      .map((each) => [names[each], pair[each].value] as const);
  });
  return Object.fromEntries(
    entries.filter((entry): entry is readonly [string, string] => entry[1] !== undefined),
  );
}
