import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { git } from "./git.ts";
import { commitNamed } from "./resolve-revision.ts";

/** Where the history of `commit` left that of `base`. Throws "git/no-merge-base", and what `commitNamed` throws. */
export async function mergeBaseOf(
  host: Pick<Host, "processes">,
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
