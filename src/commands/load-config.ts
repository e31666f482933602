import type { PromoteConfig } from "../config/config.ts";
import { problemLine } from "../config/config-problem.ts";
import { configNames, findConfig } from "../config/find-config.ts";
import { parseConfig } from "../config/parse-config.ts";
import type { Host } from "../host/host.ts";

/** A configuration that holds, with the bytes it was read from. */
export type LoadedConfig = {
  readonly config: PromoteConfig;
  /** Absolute path of the file. */
  readonly path: string;
  readonly text: string;
  /** Absolute path of the project folder: the file's folder and `root`. */
  readonly project: string;
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
  const path =
    given === undefined ? await findConfig(files, directory) : absolute(directory, given);
  if (path === undefined) {
    throw new Misuse(
      `There is no ${configNames[0]} in ${directory} or above it. Write one, or name it with --config.`,
    );
  }
  const text = await files.readText(path);
  if (text === undefined) throw new Misuse(`The configuration ${path} does not exist.`);
  const { config, problems } = parseConfig(text, shortened(path, directory));
  if (config === undefined) throw new Misuse(problems.map(problemLine).join("\n"));
  const folder = path.slice(0, path.lastIndexOf("/"));
  return { config, path, text, project: joined(folder, config.root) };
}

function absolute(directory: string, path: string): string {
  return path.startsWith("/") || /^[A-Za-z]:[\\/]/.test(path) ? path : joined(directory, path);
}

/** Joins and takes out `.` and `..`; paths use `/`. */
function joined(folder: string, path: string): string {
  const parts = folder.split("/");
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function shortened(path: string, directory: string): string {
  return path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path;
}
