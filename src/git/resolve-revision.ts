import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/** What a name stands for: a full object id of a commit, or why it stands for none. */
export type Revision = { readonly commit: string } | { readonly why: "unknown" | "ambiguous" };

/**
 * Resolves a name once. A full name or a full id is that and nothing else; a short one is a tag, a branch or a remote
 * branch, and ambiguous when those it could be lie on different commits. What no ref can be called (`HEAD~2`, a short id) is taken as git
 * takes it, but for `@{-1}`, which is whatever branch was left last.
 */
export async function resolveRevision(
  host: Pick<Host, "processes">,
  repository: string,
  name: string,
): Promise<Revision> {
  if (name === "" || /@\{-|[\0\n]/.test(name)) return { why: "unknown" };
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name)) return peeled(host, repository, name);
  if (/^refs\/[^~^:@]*$/.test(name)) {
    const [commit] = await commitsOf(host, repository, [name]);
    return commit === undefined ? { why: "unknown" } : { commit };
  }
  if (name === "HEAD" || name === "@") return peeled(host, repository, "HEAD");
  const places = ["tags", "heads", "remotes"].map((kind) => `refs/${kind}/${name}`);
  const commits = new Set(await commitsOf(host, repository, places));
  if (commits.size > 1) return { why: "ambiguous" };
  const [commit] = commits;
  return commit === undefined ? peeled(host, repository, name) : { commit };
}

/** The commits that the refs of exactly these names lead to. */
async function commitsOf(
  host: Pick<Host, "processes">,
  repository: string,
  refs: readonly string[],
): Promise<readonly string[]> {
  const found = await Promise.all(
    refs.map(async (ref) => {
      const shown = await git(host, repository, ["show-ref", "--verify", "--hash", "--", ref], {
        accept: [1, 128],
      });
      const id = shown.stdout.trim();
      return id === "" ? { why: "unknown" as const } : peeled(host, repository, id);
    }),
  );
  return found.flatMap((one) => ("commit" in one ? [one.commit] : []));
}

async function peeled(
  host: Pick<Host, "processes">,
  repository: string,
  name: string,
): Promise<Revision> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  const { code, stdout } = await git(host, repository, args, { accept: [1, 128] });
  const commit = stdout.trim();
  return code === 0 && commit !== "" ? { commit } : { why: "unknown" };
}
