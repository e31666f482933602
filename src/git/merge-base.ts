import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

type GitHost = Pick<Host, "processes">;

/** The commit a name stands for. Throws "git/unknown-revision". */
export async function commitNamed(
  host: GitHost,
  repository: string,
  name: string,
): Promise<string> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  const { code, stdout } = await git(host, repository, args, { accept: [1, 128] });
  if (code !== 0) throw new GateFault("git/unknown-revision", { revision: name });
  return stdout.trim();
}

/** Where the history of `commit` left that of `base`. Throws "git/no-merge-base". */
export async function mergeBaseOf(
  host: GitHost,
  repository: string,
  base: string,
  commit: string,
): Promise<string> {
  const tip = await commitNamed(host, repository, base);
  const { code, stdout } = await git(host, repository, ["merge-base", tip, commit], {
    accept: [1],
  });
  if (code !== 0) throw new GateFault("git/no-merge-base", { base });
  return stdout.trim();
}
