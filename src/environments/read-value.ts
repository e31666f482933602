import { parse } from "dotenv";
import type { EnvironmentSource } from "../config/config.ts";
import type { Host } from "../host/host.ts";
import { unwrapValue } from "./unwrap-value.ts";

/** A value as one environment has it, and where it was found. Never leaves a `gather`. */
export type EnvironmentValue =
  | { readonly kind: "found"; readonly value: string; readonly source: string }
  | { readonly kind: "missing"; readonly sources: readonly string[] };

/**
 * Looks a variable up as `readPlainValue` does. What is found is protected from every output, with
 * and without the blanks and quotes around it.
 */
export async function readValue(
  host: Pick<Host, "environment" | "files" | "secrets">,
  project: string,
  source: EnvironmentSource,
  name: string,
): Promise<EnvironmentValue> {
  const found = await readPlainValue(host, project, source, name);
  if (found.kind === "found") {
    host.secrets.protect(found.value);
    host.secrets.protect(unwrapValue(found.value).core);
  }
  return found;
}

/**
 * Looks a variable up as one environment has it: `NAME` + suffix in the process environment first,
 * then `NAME` + suffix or `NAME` in the dotenv file. Dotenv files are data: nothing in them is expanded.
 * For values that are not secret as a whole: the caller protects the parts that are.
 */
export async function readPlainValue(
  { environment, files }: Pick<Host, "environment" | "files">,
  project: string,
  { suffix, dotenv }: EnvironmentSource,
  name: string,
): Promise<EnvironmentValue> {
  const variable = `${name}${suffix}`;
  const fromProcess = environment.read(variable);
  if (fromProcess !== undefined) {
    return { kind: "found", value: fromProcess, source: `variable ${variable}` };
  }
  const sources = [`variable ${variable}`];
  if (dotenv === undefined) return { kind: "missing", sources };
  const values = await readDotenv(files, `${project}/${dotenv}`);
  if (values === undefined) {
    return { kind: "missing", sources: [...sources, `file ${dotenv} (there is no such file)`] };
  }
  for (const key of [variable, name]) {
    const value = values.get(key);
    if (value !== undefined) return { kind: "found", value, source: `${key} in file ${dotenv}` };
  }
  return { kind: "missing", sources: [...sources, `file ${dotenv}`] };
}

/** Every value of a variable that stands in one environment, those too that `readPlainValue` passes over. */
export async function readEveryValue(
  { environment, files }: Pick<Host, "environment" | "files">,
  project: string,
  { suffix, dotenv }: EnvironmentSource,
  name: string,
): Promise<readonly string[]> {
  const variable = `${name}${suffix}`;
  const values = dotenv === undefined ? undefined : await readDotenv(files, `${project}/${dotenv}`);
  const found = [environment.read(variable), values?.get(variable), values?.get(name)];
  return found.filter((value) => value !== undefined);
}

async function readDotenv(
  files: Pick<Host["files"], "readText">,
  path: string,
): Promise<ReadonlyMap<string, string> | undefined> {
  const text = await files.readText(path);
  return text === undefined ? undefined : new Map(Object.entries(parse(text)));
}
