import type { EnvironmentSource, PromoteConfig } from "../config/config.ts";
import { confirmer } from "../confirmations/confirmation.ts";
import { sourcesOf } from "../environments/environment-source.ts";
import { protectDeclaredSecrets } from "../environments/protect-declared-secrets.ts";
import type { Release } from "../gate/check.ts";
import type { Host } from "../host/host.ts";
import { textCleaner } from "../record/clean-text.ts";
import { executionIds, runbooksDirectory } from "../runbooks/runbook-journals.ts";
import { actorOf } from "./invocation.ts";
import { Misuse } from "./load-config.ts";
import { openRelease } from "./open-release.ts";
import type { World } from "./world.ts";

/** The project whose runbooks are gone through, what is secret there protected. */
export async function openRunbookRelease(
  { host, directory }: World,
  config: string | undefined,
): Promise<Release> {
  const { release } = await openRelease(host, directory, { config });
  const { environments } = release.config;
  for (const name of tokensOf(environments)) {
    const value = host.environment.read(name);
    if (value !== undefined) host.secrets.protect(value);
  }
  const local = { ...release.config, environments: localOnly(environments) };
  await protectDeclaredSecrets(host, { ...release, config: local });
  return release;
}

/**
 * The folder of the project whose runbooks are gone through. A runbook may check another commit out: where there is no
 * configuration that can be used any more, it is the nearest folder with executions.
 */
export async function openRunbookProject(
  world: World,
  config: string | undefined,
): Promise<string> {
  try {
    return (await openRunbookRelease(world, config)).candidate.project;
  } catch (thrown) {
    if (!(thrown instanceof Misuse) || config !== undefined) throw thrown;
    const project = await folderWithExecutions(world.host, world.directory);
    if (project === undefined) throw thrown;
    world.output.message(
      `There is no configuration here that can be used; the executions are those in ${project}, and of secrets only what has the shape of one is redacted.`,
    );
    return project;
  }
}

/** The execution that an id, or the beginning of one, names. Throws `Misuse` when it is none, or several. */
export async function executionIdOf(host: Host, project: string, given: string): Promise<string> {
  const ids = await executionIds(host, project);
  const found = ids.filter((id) => given.length >= 4 && id.startsWith(given.toLowerCase()));
  const [id, ...others] = found;
  if (id !== undefined && others.length === 0) return id;
  throw new Misuse(
    id === undefined
      ? `No execution in ${runbooksDirectory} has an id that begins with ${given}; \`promote runbook list\` shows those there are.`
      : `${given} begins the ids of ${found.length} executions: ${found.join(", ")}.`,
  );
}

/** A text as it may be written: redacted, on one line, with nothing that steers a terminal. */
export function writtenLine({ secrets }: Pick<Host, "secrets">, text: string): string {
  return textCleaner(secrets.redact)(text).replace(/\s+/g, " ").trim();
}

/** Who tells something: who is named, else who asks for runs here. Throws `Misuse` for what is no name. */
export async function tellerOf(
  host: Pick<Host, "environment" | "processes" | "secrets">,
  folder: string,
  by: string | undefined,
): Promise<string> {
  if (by === undefined) return writtenLine(host, (await actorOf(host, folder)).id) || "unknown";
  if (confirmer.safeParse(by.trim()).success) return writtenLine(host, by);
  throw new Misuse("--by takes a name of 1 to 200 printable characters.");
}

/** Folders from the directory upwards; the first with executions. */
async function folderWithExecutions(host: Host, directory: string): Promise<string | undefined> {
  for (let folder = directory; ; folder = folder.slice(0, folder.lastIndexOf("/"))) {
    if ((await executionIds(host, folder)).length > 0) return folder;
    if (!folder.includes("/")) return undefined;
  }
}

type Environments = PromoteConfig["environments"];

/** Nobody waits in an incident for what only a command or a service can tell: its values are left to their shapes. */
function localOnly(environments: Environments): Environments {
  const isLocal = ({ kind }: ReturnType<typeof sourcesOf>[number]) =>
    kind === "environment" || kind === "dotenv";
  const local = (source: EnvironmentSource): EnvironmentSource =>
    source.sources === undefined ? source : { ...source, sources: source.sources.filter(isLocal) };
  return Object.fromEntries(
    Object.entries(environments).map(([name, source]) => [name, local(source)]),
  );
}

/** The variables that the other sources are read with. */
function tokensOf(environments: Environments): readonly string[] {
  return Object.values(environments)
    .flatMap(sourcesOf)
    .flatMap((source) => {
      if (source.kind === "command") return source.environment;
      return source.kind === "github-environment" ? [source.token.variable] : [];
    });
}
