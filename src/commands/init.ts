import { configNames } from "../config/find-config.ts";
import { parseConfig } from "../config/parse-config.ts";
import { GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import { git } from "../git/git.ts";
import { findDetour } from "../host/detour.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import type { Asker } from "../init/asker.ts";
import { detectProjects } from "../init/detectors/projects.ts";
import { type PlannedFile, pathsToAsk, planFiles } from "../init/plan-files.ts";
import { readView } from "../init/read-view.ts";
import { foldersAround, plainPath, type RepositoryView, within } from "../init/repository-view.ts";
import { survey } from "../init/survey.ts";
import { wrappedLines } from "../report/wrapped.ts";
import { initText } from "./init-words.ts";
import { Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

export type InitRequest = {
  /** Writes without asking. */
  readonly yes: boolean;
  /** The folder that promote.yaml goes into; the project is that, or the likeliest package below. */
  readonly directory?: string | undefined;
};

type Config = { readonly path: string; readonly text: string };

/**
 * Looks at the repository and writes a configuration, a workflow, a skeleton of the rollback document and a line of
 * `.gitignore`; what is there stays. Throws `Misuse` when nobody can be asked and `yes` is not given.
 */
export async function init(request: InitRequest, world: World): Promise<number> {
  const { host, output } = world;
  const { top, home, config } = await placeOf(request, world);
  const view = await readView(host, top);
  const project = await projectOf(view, home, config, request.yes ? undefined : world.asker);
  if (project === undefined) return calledOff(output);
  const found = survey(view, project);
  const present = await textsThere(host, top, pathsToAsk(found, home));
  const plan = planFiles({ survey: found, home, config, present });
  const told = (done: boolean) =>
    wrappedLines(initText({ survey: found, plan, done }), world.terminal?.width);
  const written = plan.filter(({ text }) => text !== undefined);
  if (written.length > 0 && !request.yes) {
    output.message(told(false));
    if (world.asker === undefined) {
      throw new Misuse(
        "Nothing is written: nobody can be asked here. Give --yes to write these files.",
      );
    }
    if ((await world.asker.agree({ message: "Write these files?" })) !== true)
      return calledOff(output);
  }
  await writeAll(host, top, written);
  output.document(told(true));
  return exitCodes.yes;
}

function calledOff(output: World["output"]): number {
  output.message("Nothing is written.");
  return exitCodes.unknown;
}

/** The repository, the folder for promote.yaml (from its top), and the configuration that is there. */
async function placeOf({ directory: named }: InitRequest, { host, directory }: World) {
  const start = named === undefined ? directory : locate(directory, named);
  if ((await host.files.status(`${start}/.`))?.kind !== "directory") {
    throw new Misuse(`--directory is ${named}, and there is no such folder.`);
  }
  const { code, stdout } = await git(
    host,
    start,
    ["rev-parse", "--show-toplevel", "--show-prefix"],
    { accept: [128] },
  );
  const [top = "", prefix = ""] = stdout.split(/\r?\n/);
  if (code !== 0 || top === "") throw new GateFault("git/not-a-repository", { path: start });
  const here = plainPath(prefix);
  const folders = named === undefined ? foldersAround(here) : [here];
  const config = await configIn(host, top, folders);
  if (config !== undefined) {
    const home = config.path.includes("/")
      ? config.path.slice(0, config.path.lastIndexOf("/"))
      : "";
    return { top, home, config };
  }
  const hasPackage = await Promise.all(
    folders.map(
      async (folder) =>
        (await host.files.status(`${top}/${within(folder, "package.json")}`)) !== undefined,
    ),
  );
  const home = named === undefined ? (folders[hasPackage.indexOf(true)] ?? "") : here;
  return { top, home, config };
}

async function configIn(
  { files }: Host,
  top: string,
  folders: readonly string[],
): Promise<Config | undefined> {
  for (const path of folders.flatMap((folder) => configNames.map((name) => within(folder, name)))) {
    const status = await files.status(`${top}/${path}`);
    if (status === undefined) continue;
    return {
      path,
      text: status.kind === "file" ? ((await files.readText(`${top}/${path}`)) ?? "") : "",
    };
  }
  return undefined;
}

/** The project folder, from the top: what the configuration says, else the likeliest package, or the one chosen. */
async function projectOf(
  view: RepositoryView,
  home: string,
  config: Config | undefined,
  asker: Asker | undefined,
): Promise<string | undefined> {
  if (config !== undefined) {
    const root = parseConfig(config.text, config.path).config?.root ?? ".";
    return within(home, plainPath(root === "." ? "" : root)).replace(/\/$/, "");
  }
  const isBelow = (folder: string) =>
    home === "" || folder === home || folder.startsWith(`${home}/`);
  const projects = detectProjects(view).filter(({ folder }) => isBelow(folder));
  const [likeliest] = projects;
  if (likeliest === undefined) return home;
  const likely = projects.filter(({ weight }) => weight > 0);
  if (asker === undefined || likely.length < 2)
    return likeliest.weight === 0 ? home : likeliest.folder;
  return asker.choose({
    message: "Which project is released?",
    options: likely.map(({ folder }) => ({
      value: folder,
      label: folder === "" ? "the top of the repository" : folder,
    })),
    initial: likeliest.folder,
  });
}

/** What is there under each path; of what is no text file only that it is there. */
async function textsThere(
  { files }: Host,
  top: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const entries = await Promise.all(
    paths.map(async (path) => {
      const detour = await findDetour(files, top, path);
      const status = detour === undefined ? await files.status(`${top}/${path}`) : undefined;
      if (detour !== undefined && (detour.path !== path || detour.kind !== "file")) {
        throw new Misuse(
          `${detour.path} is no folder of its own (${detour.kind}), and nothing is written through it.`,
        );
      }
      if (detour === undefined && status === undefined) return undefined;
      return [
        path,
        detour === undefined ? "" : ((await files.readText(`${top}/${path}`)) ?? ""),
      ] as const;
    }),
  );
  return new Map(entries.filter((entry) => entry !== undefined));
}

async function writeAll(
  { files }: Host,
  top: string,
  written: readonly PlannedFile[],
): Promise<void> {
  for (const { path, text } of written) {
    if (text !== undefined) await files.writeAtomic(`${top}/${path}`, text);
  }
}
