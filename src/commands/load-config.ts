import type { PromoteConfig } from "../config/config.ts";
import { problemLine } from "../config/config-problem.ts";
import { configNames, findConfig } from "../config/find-config.ts";
import { parseConfig } from "../config/parse-config.ts";
import { parseYamlSource } from "../config/yaml-source.ts";
import { GateFault } from "../gate/fault.ts";
import type { FileStatus, Files, Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";

/** A configuration that holds, with the bytes it was read from. */
export type LoadedConfig = {
  readonly config: PromoteConfig;
  /** Absolute path of the file. */
  readonly path: string;
  readonly text: string;
  /** Absolute path of the project folder: the file's folder and `root`. */
  readonly project: string;
  /** Where it is from, when it is not HEAD's: then nothing of it was read from the working tree. */
  readonly policy?: PolicyBase;
};

/** A commit that a run takes its configuration and waivers from, in place of the candidate. */
export type PolicyBase = {
  /** As the caller named it. */
  readonly ref: string;
  /** What that was when the run began: a full object id. */
  readonly commit: string;
  /** Absolute path of the repository's top level. */
  readonly repository: string;
  /** The configuration, from the top of the repository. */
  readonly path: string;
  /** The folder in which the search for it began, from the top of the repository; undefined when it was named. */
  readonly searchedFrom: string | undefined;
};

/** Flags or configuration are wrong: nothing was run, exit code 64. */
export class Misuse extends Error {
  override readonly name = "Misuse";
}

/**
 * Reads the configuration `given` (a flag or PROMOTE_CONFIG, relative to `directory`), or the nearest one in
 * `directory` and above. Throws `Misuse` with one line for every problem.
 */
export async function loadConfig(
  { files }: Pick<Host, "files">,
  directory: string,
  given: string | undefined,
): Promise<LoadedConfig> {
  if (given === "") throw new Misuse("--config or PROMOTE_CONFIG is empty. Name a file with it.");
  const path = given === undefined ? await findConfig(files, directory) : locate(directory, given);
  if (path === undefined) {
    throw new Misuse(
      `There is no ${configNames[0]} in ${directory} or above it. Write one with \`promote init\`, or name one with --config.`,
    );
  }
  const text = await readConfig(files, path);
  return parseLoaded(files, text, path, shortened(path, directory));
}

/** The configuration of a text that stands, or would stand, at `path`. `file` is how messages name it. */
export async function parseLoaded(
  files: Pick<Files, "status">,
  text: string,
  path: string,
  file: string,
): Promise<LoadedConfig> {
  const { config, problems } = parseConfig(text, file);
  if (config === undefined) throw new Misuse(problems.map(problemLine).join("\n"));
  const project = locate(path.slice(0, path.lastIndexOf("/")), config.root);
  if (!(await isFolder(files, project))) throw new Misuse(noFolder(text, file, project));
  return { config, path, text, project };
}

const wrongKind: { readonly [Kind in Exclude<FileStatus["kind"], "file">]: string } = {
  directory: "is a folder. Name the file in it",
  link: "is a symbolic link, and a commit holds no more of it than the name it points to. Put the file itself there, or name it with --config",
  other: "is not a regular file. Name one with --config",
};

async function readConfig(files: Files, path: string): Promise<string> {
  const kind = (await files.status(path))?.kind;
  if (kind !== undefined && kind !== "file") {
    throw new Misuse(`The configuration ${path} ${wrongKind[kind]}.`);
  }
  const text = await files.readText(path).catch((thrown: unknown) => {
    if (!(thrown instanceof GateFault) || thrown.code !== "file/not-text") throw thrown;
    throw new Misuse(`The configuration ${path} is not valid UTF-8 text. Save it as UTF-8.`);
  });
  if (text === undefined) throw new Misuse(`The configuration ${path} does not exist.`);
  return text;
}

/** Whether a path is a folder, or a link that leads to one. */
async function isFolder(files: Pick<Files, "status">, path: string): Promise<boolean> {
  return (await files.status(`${path}/.`))?.kind === "directory";
}

function noFolder(text: string, file: string, project: string): string {
  const place = parseYamlSource(text).positionOf(["root"]);
  const message = `leads to ${project}, which is no folder; expected the project folder, relative to this file`;
  return problemLine({ file, ...place, path: "root", message });
}

function shortened(path: string, directory: string): string {
  return path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path;
}
