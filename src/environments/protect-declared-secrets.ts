import {
  type CheckId,
  type CheckSettings,
  isOff,
  type PromoteConfig,
  promoteConfig,
  settingsOf,
} from "../config/config.ts";
import type { SecretReference } from "../config/scalars.ts";
import type { Release } from "../gate/check.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { percentDecoded, protectEndpoint } from "./endpoint-secrets.ts";
import { environmentSourceOf } from "./environment-source.ts";
import { readEveryValue } from "./read-value.ts";
import { unwrapValue } from "./unwrap-value.ts";

type Needs = Pick<Host, "environment" | "files" | "secrets">;

/** The variables that one section of the configuration names, by how a value of them is kept secret. */
type Declared = {
  /** Of both environments, secret as a whole. */
  readonly values?: readonly string[];
  /** Of both environments, URLs whose host is no secret. */
  readonly endpoints?: readonly string[];
  /** Of this process. */
  readonly variables?: readonly string[];
};

const checkIds: readonly CheckId[] = promoteConfig.shape.checks.keyof().options;

const declaredBy: { readonly [Id in CheckId]: (settings: CheckSettings<Id>) => Declared } = {
  "schema-snapshot": ({ database, scratch }) => ({
    variables: [database.variable, ...(scratch === undefined ? [] : [scratch.variable])],
  }),
  "openapi-match": ({ environment }) => ({ variables: environment }),
  "breaking-changes": () => ({}),
  "stripe-separation": ({ variables }) => ({ values: variables }),
  "ingestion-separation": ({ endpoints }) => ({
    endpoints: endpoints.map(({ variable }) => variable),
  }),
  "tests-pass": ({ steps }) => ({ variables: steps.flatMap(({ environment }) => environment) }),
  "deployment-checklist": ({ items }) => ({
    variables: items.flatMap((item) => [
      ...(item.kind === "rollback-snapshot" && item.scratch ? [item.scratch.variable] : []),
      ...(item.kind === "http" && typeof item.url !== "string" ? [item.url.variable] : []),
    ]),
  }),
};

/**
 * Reads whatever the configuration names as secret and protects it from every output, before any code of the
 * project runs and whichever checks are selected. What is missing is no error here: the check that needs it says so.
 */
export async function protectDeclaredSecrets(
  host: Needs,
  { candidate: { project }, config }: Release,
): Promise<void> {
  const { from, to } = config.promotion;
  const sources = [from, to].map((name) => environmentSourceOf(config, name));
  const everyValue = (names: readonly string[] = []) =>
    Promise.all(
      names.flatMap((name) => sources.map((each) => readEveryValue(host, project, each, name))),
    );
  for (const { values, endpoints, variables = [] } of sectionsOf(config)) {
    for (const value of (await everyValue(values)).flat()) protectValue(host, value);
    for (const value of (await everyValue(endpoints)).flat()) protectEndpoint(host, value);
    for (const name of variables) protectVariable(host, name);
  }
  await protectSigningKey(host, project, config.record.signingKey);
}

function sectionsOf(config: PromoteConfig): readonly Declared[] {
  return checkIds.map((id) => declaredOf(config, id));
}

function declaredOf<Id extends CheckId>(config: PromoteConfig, id: Id): Declared {
  const settings = settingsOf(config, id);
  return isOff(settings) ? {} : declaredBy[id](settings);
}

function protectVariable(host: Needs, name: string): void {
  const value = host.environment.read(name);
  if (value !== undefined) protectValue(host, value);
}

/** Blanks and quotes around a value do not belong to it, and the password of a URL travels alone too. */
function protectValue({ secrets }: Needs, value: string): void {
  const { core } = unwrapValue(value);
  for (const part of [value, core, ...passwordsIn(core)]) secrets.protect(part);
}

function passwordsIn(value: string): readonly string[] {
  if (!URL.canParse(value)) return [];
  const { password, searchParams } = new URL(value);
  return [password, percentDecoded(password), ...searchParams.getAll("password")];
}

/** The key itself, or the file that is named: a run without a signature does not read it otherwise. */
async function protectSigningKey(
  host: Needs,
  project: string,
  { variable }: SecretReference,
): Promise<void> {
  const value = host.environment.read(variable)?.trim() ?? "";
  const text = value.startsWith("file:")
    ? await readRegularFile(host, locate(project, value.slice("file:".length)))
    : value;
  for (const line of text.split(/\r?\n|\\n/)) {
    if (!line.startsWith("-----")) host.secrets.protect(line);
  }
}

async function readRegularFile({ files }: Needs, path: string): Promise<string> {
  const status = await files.status(path);
  return status?.kind === "file" ? ((await files.readText(path)) ?? "") : "";
}
