import { commandLineOf } from "../../config/command-line.ts";
import type { ValueSource } from "../../config/config.ts";
import { processVariableOf } from "../environment-source.ts";
import type { SourceContents } from "./contents.ts";
import { openSource, type ReadableSource, type ValueHost } from "./open-source.ts";
import { githubNameOf } from "./read-github-environment.ts";

/** A variable as one source or one environment has it, and where. Never leaves a `gather`. */
export type Looked =
  | { readonly kind: "found"; readonly value: string; readonly source: string }
  | { readonly kind: "name-only"; readonly source: string }
  | { readonly kind: "missing"; readonly sources: readonly string[] };

/** Looks a variable up in one source. */
export async function lookIn(
  host: ValueHost,
  project: string,
  source: ValueSource,
  name: string,
): Promise<Looked> {
  if (source.kind === "environment") return lookInProcess(host, source, name);
  const contents = await openSource(host, project, source);
  if (contents === undefined) return missing(`${placeOf(source)} (there is no such file)`);
  for (const key of keysOf(source, name)) {
    const value = contents.values.get(key);
    if (value !== undefined) return { kind: "found", value, source: entryOf(source, key, false) };
    if (contents.names.has(key)) return { kind: "name-only", source: entryOf(source, key, true) };
  }
  return missing(placeOf(source));
}

/** Every value of a variable in one source, those too that a lookup passes over. */
export function valuesIn(
  source: ReadableSource,
  { values }: SourceContents,
  name: string,
): readonly string[] {
  return keysOf(source, name)
    .map((key) => values.get(key))
    .filter((value) => value !== undefined);
}

function lookInProcess(
  { environment }: ValueHost,
  source: Extract<ValueSource, { kind: "environment" }>,
  name: string,
): Looked {
  const variable = processVariableOf(source, name);
  if (variable === undefined) return missing(`the variables (none is named for ${name})`);
  const value = environment.read(variable);
  const place = `variable ${variable}`;
  return value === undefined ? missing(place) : { kind: "found", value, source: place };
}

function missing(place: string): Looked {
  return { kind: "missing", sources: [place] };
}

function keysOf(source: ReadableSource, name: string): readonly string[] {
  if (source.kind === "github-environment") return [githubNameOf(name)];
  const suffix = source.kind === "dotenv" ? source.suffix : "";
  return suffix === "" ? [name] : [`${name}${suffix}`, name];
}

/** The source as a whole, in a reader's words. */
function placeOf(source: ReadableSource): string {
  switch (source.kind) {
    case "dotenv":
      return `file ${source.path}`;
    case "command":
      return `what \`${commandLineOf(source.run)}\` gives`;
    case "github-environment":
      return `the GitHub environment ${githubName(source)}`;
  }
}

/** One variable of the source, in a reader's words. */
function entryOf(source: ReadableSource, key: string, isNameOnly: boolean): string {
  if (source.kind !== "github-environment") return `${key} in ${placeOf(source)}`;
  return `${isNameOnly ? "secret" : "variable"} ${key} of ${placeOf(source)}`;
}

function githubName({
  environment,
  repository,
}: Extract<ReadableSource, { kind: "github-environment" }>) {
  return repository === undefined ? environment : `${environment} (${repository})`;
}
