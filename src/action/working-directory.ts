import { Misuse } from "../commands/load-config.ts";
import { detourWords, findDetour } from "../host/detour.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { variableOf } from "./interface.ts";

/** Where the command runs, absolute: the input working-directory in the workspace. */
export function directoryOf(variables: NodeJS.ProcessEnv): string {
  const given = (variables[variableOf("working-directory")] ?? "").trim();
  return given === "" || given === "."
    ? workspaceOf(variables)
    : locate(workspaceOf(variables), given);
}

/**
 * Throws `Misuse` when there is no such folder, or when a link on the way leads the run to another folder than the workflow
 * names: a change may put one there, and would be judged by the configuration of whatever it points at.
 */
export async function assertRealDirectory(
  { files }: Pick<Host, "files">,
  variables: NodeJS.ProcessEnv,
): Promise<void> {
  const [workspace, directory] = [workspaceOf(variables), directoryOf(variables)];
  if ((await files.status(directory)) === undefined) {
    throw new Misuse(
      `The input working-directory leads to ${directory}, which does not exist. Name a folder of the workspace, and check the repository out before this step.`,
    );
  }
  if (!directory.startsWith(`${workspace}/`)) return;
  const detour = await findDetour(files, workspace, directory.slice(workspace.length + 1));
  if (detour === undefined) return;
  throw new Misuse(
    `The input working-directory leads through ${detour.path}, which is ${detourWords(detour.kind)} here: another folder would be judged than the workflow names. Put the folder itself there, or name the one that is meant.`,
  );
}

function workspaceOf(variables: NodeJS.ProcessEnv): string {
  const workspace = (variables["GITHUB_WORKSPACE"] ?? process.cwd()).replaceAll("\\", "/");
  return workspace.replace(/(?<=.)\/+$/, "");
}
