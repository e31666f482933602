import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { git } from "./git.ts";
import { resolveRevision } from "./resolve-revision.ts";

type GitHost = Pick<Host, "processes">;

/** The commit a name stands for. Throws "git/unknown-revision" and "git/ambiguous-revision". */
export async function commitNamed(
  host: GitHost,
  repository: string,
  name: string,
): Promise<string> {
  const found = await resolveRevision(host, repository, name);
  if ("commit" in found) return found.commit;
  throw found.why === "ambiguous"
    ? new GateFault("git/ambiguous-revision", { revision: name })
    : new GateFault("git/unknown-revision", { revision: name });
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
