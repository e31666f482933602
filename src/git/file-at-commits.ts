import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/** The ids of the file at `path` (from the top of the repository) in each commit; undefined where there is none. */
export async function blobIdsOf(
  host: Pick<Host, "processes">,
  repository: string,
  commits: readonly string[],
  path: string,
): Promise<readonly (string | undefined)[]> {
  const { stdout } = await git(host, repository, ["cat-file", "--batch-check"], {
    input: commits.map((commit) => `${commit}:${path}\n`).join(""),
  });
  const answers = stdout.split("\n");
  return commits.map((_, at) => /^([0-9a-f]{40,64}) blob \d+$/.exec(answers[at] ?? "")?.[1]);
}

/** When a commit was made (ISO 8601). */
export async function dateOfCommit(
  host: Pick<Host, "processes">,
  repository: string,
  commit: string,
): Promise<string> {
  const args = ["log", "-1", "--no-show-signature", "--format=%cI", commit];
  return (await git(host, repository, args)).stdout.trim();
}
