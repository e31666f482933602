import {
  type CheckId,
  type CheckSettings,
  type EnvironmentSource,
  isOff,
  type PromoteConfig,
  promoteConfig,
  settingsOf,
} from "../config/config.ts";
import type { SecretPlace, SecretReference } from "../config/scalars.ts";
import { requiredNamesIn } from "../config/settings/required-names.ts";
import type { Release } from "../gate/check.ts";
import { locate } from "../host/locate.ts";
import { locateFromHome } from "../host/locate-from-home.ts";
import { percentDecoded, protectEndpoint } from "./endpoint-secrets.ts";
import { environmentSourceOf, sourcesOf } from "./environment-source.ts";
import {
  everyValueOf,
  otherValuesIn,
  protectUnnamed,
  type ReadSources,
  readSources,
} from "./protect-sources.ts";
import type { ValueHost } from "./sources/open-source.ts";
import { unwrapValue } from "./unwrap-value.ts";

/** The variables that one section of the configuration names, by how a value of them is kept secret. */
type Declared = {
  /** Of both environments, secret as a whole. */
  readonly values?: readonly string[];
  /** Of both environments, URLs whose host is no secret. */
  readonly endpoints?: readonly string[];
  /** Of both environments, secret as far as a value is that nobody speaks of. */
  readonly others?: readonly string[];
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
  "stripe-separation": ({ variables, required }) => ({
    values: variables,
    others: required === undefined ? [] : requiredNamesIn(required),
  }),
  "ingestion-separation": ({ endpoints }) => ({
    endpoints: endpoints.map(({ variable }) => variable),
    variables: endpoints.flatMap(({ environment }) => environment),
  }),
  "tests-pass": ({ steps }) => ({ variables: steps.flatMap(({ environment }) => environment) }),
  "deployment-checklist": ({ items }) => ({ variables: items.flatMap(variablesOfItem) }),
};

/** What an item gives to its command, and whatever it refers to: addresses, tokens, passwords, headers. */
function variablesOfItem(item: CheckSettings<"deployment-checklist">["items"][number]) {
  return [...(item.kind === "command" ? item.environment : []), ...referencesIn(item)];
}

/** The variables of every reference (`env:NAME`) within settings, however deep. */
function referencesIn(settings: unknown): readonly string[] {
  if (typeof settings !== "object" || settings === null) return [];
  const own = "variable" in settings ? settings.variable : undefined;
  return [
    ...(typeof own === "string" ? [own] : []),
    ...Object.values(settings).flatMap(referencesIn),
  ];
}

/**
 * Reads whatever the configuration names as secret and protects it from every output, before any code of the
 * project runs and whichever checks are selected. What is missing is no error here: the check that needs it says so.
 */
export async function protectDeclaredSecrets(
  host: ValueHost,
  { candidate, config }: Release,
): Promise<void> {
  const { from, to } = config.promotion;
  const { project } = candidate;
  const sections = sectionsOf(config);
  for (const { variables = [] } of sections)
    for (const name of variables) protectVariable(host, name);
  await protectSigningKey(host, project, config.record.signingKey);
  await protectLedgerUrl(host, project, config.ledger?.url);
  if (sections.every(({ values, endpoints }) => values === undefined && endpoints === undefined))
    return;
  const environments = [from, to].map((name) => environmentSourceOf(config, name));
  protectTokens(host, environments);
  const read = await Promise.all(environments.map((each) => readSources(host, project, each)));
  protectEnvironments(host, read, sections, JSON.stringify([config, candidate]));
}

/** Named values whole, endpoints but for their hosts, and whatever else stands in a source. */
function protectEnvironments(
  host: ValueHost,
  read: readonly ReadSources[],
  sections: readonly Declared[],
  known: string,
): void {
  const values = sections.flatMap((section) => section.values ?? []);
  const endpoints = sections.flatMap((section) => section.endpoints ?? []);
  const others = sections.flatMap((section) => section.others ?? []);
  const everyValue = (names: readonly string[]) =>
    names.flatMap((name) => read.flatMap((each) => everyValueOf(host, each, name)));
  const urls = everyValue(endpoints);
  for (const value of everyValue(values)) protectValue(host, value);
  for (const url of urls) protectEndpoint(host, url);
  const named = new Set([...values, ...endpoints]);
  const rest = read.flatMap((each) => otherValuesIn(each, named));
  const open = [known, ...urls.map(hostOf)].join("\n");
  for (const value of [...rest, ...everyValue(others)]) protectUnnamed(host, value, open);
}

function hostOf(url: string): string {
  const { core } = unwrapValue(url);
  return URL.canParse(core) ? new URL(core).origin : "";
}

/** What the sources themselves are read with. */
function protectTokens(host: ValueHost, environments: readonly EnvironmentSource[]): void {
  for (const source of environments.flatMap(sourcesOf)) {
    const names =
      source.kind === "command"
        ? source.environment
        : source.kind === "github-environment"
          ? [source.token.variable]
          : [];
    for (const name of names) protectVariable(host, name);
  }
}

function sectionsOf(config: PromoteConfig): readonly Declared[] {
  return checkIds.map((id) => declaredOf(config, id));
}

function declaredOf<Id extends CheckId>(config: PromoteConfig, id: Id): Declared {
  const settings = settingsOf(config, id);
  return isOff(settings) ? {} : declaredBy[id](settings);
}

function protectVariable(host: ValueHost, name: string): void {
  const value = host.environment.read(name);
  if (value !== undefined) protectValue(host, value);
}

/** Blanks and quotes around a value do not belong to it, and the password of a URL travels alone too. */
function protectValue({ secrets }: ValueHost, value: string): void {
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
  host: ValueHost,
  project: string,
  { variable }: SecretReference,
): Promise<void> {
  const value = host.environment.take(variable)?.trim() ?? "";
  const text = await keyTextOf(host, project, value);
  for (const line of text.split(/\r?\n|\\n/)) {
    if (!line.startsWith("-----")) host.secrets.protect(line);
  }
}

/** Taken from the environment, or read from its file: no check needs it. */
async function protectLedgerUrl(
  host: ValueHost,
  project: string,
  place: SecretPlace | undefined,
): Promise<void> {
  if (place === undefined) return;
  const value =
    place.kind === "variable"
      ? host.environment.take(place.variable)
      : await readRegularFile(host, locate(project, place.path));
  if (value !== undefined) protectValue(host, value);
}

async function keyTextOf(host: ValueHost, project: string, value: string): Promise<string> {
  if (value.startsWith("file:")) {
    return readRegularFile(host, locateFromHome(host, project, value.slice("file:".length)));
  }
  if (!value.startsWith("fd:")) return value;
  return host.files.readDescriptor(Number(value.slice("fd:".length))).catch(() => "");
}

async function readRegularFile({ files }: ValueHost, path: string): Promise<string> {
  const status = await files.status(path);
  return status?.kind === "file" ? ((await files.readText(path)) ?? "") : "";
}
