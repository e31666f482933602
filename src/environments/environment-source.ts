import type { EnvironmentSource, PromoteConfig } from "../config/config.ts";

/** Where the named environment's values are. One that is not configured has its plain variables only. */
export function environmentSourceOf(
  { environments }: Pick<PromoteConfig, "environments">,
  name: string,
): EnvironmentSource {
  return (Object.hasOwn(environments, name) ? environments[name] : undefined) ?? { suffix: "" };
}
