import type { Host } from "../host/host.ts";
import { git, gitLine } from "./git.ts";

/**
 * Commits one file (its path from the top of the repository) as the working tree has it. What else is staged stays
 * staged. Hooks of the repository are not run. Returns the new commit, or undefined when HEAD has the file so already.
 */
export async function commitFile(
  host: Pick<Host, "processes">,
  repository: string,
  path: string,
  message: string,
): Promise<string | undefined> {
  const literal = "--literal-pathspecs";
  await git(host, repository, [literal, "add", "--", path]);
  const same = await git(
    host,
    repository,
    [literal, "diff", "--quiet", "--no-ext-diff", "--no-textconv", "HEAD", "--", path],
    { accept: [1] },
  );
  if (same.code === 0) return undefined;
  const only = ["--only", "--quiet", `--message=${message}`, "--", path];
  await git(host, repository, [literal, "commit", ...only]);
  return gitLine(host, repository, ["rev-parse", "HEAD"]);
}
