import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/** Paths whose content in the working tree is not the commit's, untracked ones too; ignored ones are not counted. */
export async function uncommittedChanges(
  host: Pick<Host, "processes">,
  repository: string,
): Promise<readonly string[]> {
  const { stdout } = await git(host, repository, [
    "status",
    "--porcelain=v1",
    "-z",
    "--no-renames",
    "--untracked-files=normal",
  ]);
  return stdout
    .split("\0")
    .filter((entry) => entry !== "")
    .map((entry) => entry.slice(3))
    .filter((path) => !/(^|\/)\.promote\//.test(path));
}
