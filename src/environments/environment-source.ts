import type { EnvironmentSource, PromoteConfig, ValueSource } from "../config/config.ts";

/** Where the named environment's values are. One that is not configured has its plain variables only. */
export function environmentSourceOf(
  { environments }: Pick<PromoteConfig, "environments">,
  name: string,
): EnvironmentSource {
  return (Object.hasOwn(environments, name) ? environments[name] : undefined) ?? { suffix: "" };
}

/** The places to look at, in order: those listed, or what `suffix` and `dotenv` say in short. */
export function sourcesOf({
  suffix,
  dotenv,
  sources,
}: EnvironmentSource): readonly [ValueSource, ...ValueSource[]] {
  const [first, ...others] = sources ?? [];
  if (first !== undefined) return [first, ...others];
  const file: readonly ValueSource[] =
    dotenv === undefined ? [] : [{ kind: "dotenv", path: dotenv, suffix }];
  return [{ kind: "environment", suffix }, ...file];
}

/** The variable of a process that holds `name`, where the mapping has one for it. */
export function processVariableOf(
  { suffix, variables }: Extract<ValueSource, { kind: "environment" }>,
  name: string,
): string | undefined {
  if (variables === undefined) return `${name}${suffix}`;
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}

/** What the environment's code calls `name` in its own process: as the first such source says, else as it is. */
export function processNameOf(environment: EnvironmentSource, name: string): string {
  for (const source of sourcesOf(environment)) {
    const variable = source.kind === "environment" ? processVariableOf(source, name) : undefined;
    if (variable !== undefined) return variable;
  }
  return name;
}
