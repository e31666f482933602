import type { EnvironmentSource } from "../config/config.ts";
import { GateFault } from "../gate/fault.ts";
import { sourcesOf } from "./environment-source.ts";
import { type Looked, lookIn } from "./sources/look-in.ts";
import type { ValueHost } from "./sources/open-source.ts";
import { unwrapValue } from "./unwrap-value.ts";

/** A value as one environment has it, and where it was found. Never leaves a `gather`. */
export type EnvironmentValue = Exclude<Looked, { kind: "name-only" }>;

/**
 * Looks a variable up as `readPlainValue` does. What is found is protected from every output, with
 * and without the blanks and quotes around it.
 */
export async function readValue(
  host: ValueHost,
  project: string,
  environment: EnvironmentSource,
  name: string,
): Promise<EnvironmentValue> {
  const found = await readPlainValue(host, project, environment, name);
  if (found.kind === "found") {
    host.secrets.protect(found.value);
    host.secrets.protect(unwrapValue(found.value).core);
  }
  return found;
}

/**
 * Looks a variable up where one environment has its values. Throws "source/name-only" where it is known to be there
 * and no source has its value. For values that are not secret as a whole: the caller protects the parts that are.
 */
export async function readPlainValue(
  host: ValueHost,
  project: string,
  environment: EnvironmentSource,
  name: string,
): Promise<EnvironmentValue> {
  const looked = await lookUp(host, project, environment, name);
  if (looked.kind !== "name-only") return looked;
  throw new GateFault("source/name-only", { variable: name, source: looked.source });
}

/**
 * Looks a variable up in every source in order, up to the first that has its value. An empty value is one. A source
 * that knows the name alone counts when none has the value; one that cannot be read is a fault.
 */
export async function lookUp(
  host: ValueHost,
  project: string,
  environment: EnvironmentSource,
  name: string,
): Promise<Looked> {
  const sources: string[] = [];
  let known: Looked | undefined;
  for (const source of sourcesOf(environment)) {
    const looked = await lookIn(host, project, source, name);
    if (looked.kind === "found") return looked;
    if (looked.kind === "name-only") known ??= looked;
    else sources.push(...looked.sources);
  }
  return known ?? { kind: "missing", sources };
}
