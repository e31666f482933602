import type { EnvironmentSource } from "../config/config.ts";
import { GateFault } from "../gate/fault.ts";
import { secretPartsOf } from "./endpoint-secrets.ts";
import { processVariableOf, sourcesOf } from "./environment-source.ts";
import type { SourceContents } from "./sources/contents.ts";
import { valuesIn } from "./sources/look-in.ts";
import { openSource, type ReadableSource, type ValueHost } from "./sources/open-source.ts";
import { unwrapValue } from "./unwrap-value.ts";

/** The sources of an environment as far as they could be read. */
export type ReadSources = {
  readonly environment: EnvironmentSource;
  readonly readable: readonly {
    readonly source: ReadableSource;
    readonly contents: SourceContents;
  }[];
};

/** Reads every source of an environment. One that cannot be read is left to the check that needs it. */
export async function readSources(
  host: ValueHost,
  project: string,
  environment: EnvironmentSource,
): Promise<ReadSources> {
  const sources = sourcesOf(environment).filter((source) => source.kind !== "environment");
  const read = sources.map(async (source) => {
    const contents = await openSource(host, project, source).catch(unlessEnding);
    return contents === undefined ? [] : [{ source, contents }];
  });
  return { environment, readable: (await Promise.all(read)).flat() };
}

function unlessEnding(thrown: unknown): undefined {
  if (thrown instanceof GateFault && thrown.code !== "run/interrupted") return undefined;
  throw thrown;
}

/** Every value of a variable in one environment, those too that a lookup passes over. */
export function everyValueOf(
  { environment: process }: ValueHost,
  { environment, readable }: ReadSources,
  name: string,
): readonly string[] {
  const ofProcess = sourcesOf(environment).map((source) => {
    const variable = source.kind === "environment" ? processVariableOf(source, name) : undefined;
    return variable === undefined ? undefined : process.read(variable);
  });
  return [
    ...ofProcess.filter((value) => value !== undefined),
    ...readable.flatMap(({ source, contents }) => valuesIn(source, contents, name)),
  ];
}

/** The values a source has of other variables than those named. */
export function otherValuesIn(
  { readable }: ReadSources,
  named: ReadonlySet<string>,
): readonly string[] {
  return readable.flatMap(({ source, contents }) => {
    const suffix = source.kind === "dotenv" ? source.suffix : "";
    const isNamed = (key: string) =>
      named.has(key) ||
      (key.endsWith(suffix) && named.has(key.slice(0, key.length - suffix.length)));
    return [...contents.values].flatMap(([key, value]) => (isNamed(key) ? [] : [value]));
  });
}

/**
 * Protects a value that nobody named, as far as it may be secret. What `known` says openly, such as the
 * commit or the repository's name, stays readable: a record without it would say nothing.
 */
export function protectUnnamed({ secrets }: ValueHost, value: string, known: string): void {
  for (const part of secretPartsOf(unwrapValue(value).core)) {
    if (!known.includes(part)) secrets.protect(part);
  }
}
