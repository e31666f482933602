import type { Release } from "../../../../gate/check.ts";
import { GateFault } from "../../../../gate/fault.ts";
import { git, gitLine } from "../../../../git/git.ts";
import { tagsOf } from "../../../../git/release-tags.ts";
import { remoteRefs } from "../../../../git/remote-refs.ts";
import { treeChanges } from "../../../../git/uncommitted-changes.ts";
import type { Host } from "../../../../host/host.ts";
import type { ItemByKind } from "../../facts.ts";
import type { GitFacts, ReleaseVersion, RemoteBranch, TakenTag } from "./facts.ts";
import { readVersion, spellingsOf } from "./read-version.ts";

type Needs = Pick<Host, "environment" | "processes" | "secrets">;

/** Looks at the repository, and asks its remote without fetching anything. */
export async function gatherGit(
  host: Needs,
  item: ItemByKind["git"],
  { candidate, config }: Pick<Release, "candidate" | "config">,
): Promise<GitFacts> {
  const { repository, commit, ref } = candidate;
  const version = await readVersion(host, item.version, { candidate, config });
  const expectedRef = `refs/heads/${item.branch}`;
  const refs = [expectedRef, ...tagRefsOf(version)];
  const asked = { remote: item.remote, refs, limitMs: item.timeout };
  const [{ changed, unwatched, untracked }, onRemote] = await Promise.all([
    treeChanges(host, candidate),
    remoteRefs(host, repository, asked),
  ]);
  return {
    id: item.id,
    kind: "git",
    commit,
    branch: ref?.replace(/^refs\/heads\//, "") ?? null,
    expectedBranch: item.branch,
    remote: item.remote,
    changed: [...changed].sort(),
    unwatched: [...unwatched].sort(),
    untracked: item.untracked === "allow" ? [] : [...untracked].sort(),
    remoteBranch: await remoteBranchOf(host, candidate, item, onRemote.get(expectedRef)),
    version,
    taken: await takenTags(host, candidate, version, onRemote),
  };
}

/** A commit that this clone does not have is one the remote is ahead by, where the clone has the whole history. */
async function remoteBranchOf(
  host: Needs,
  { repository, commit }: Release["candidate"],
  { remote, branch }: ItemByKind["git"],
  there: string | undefined,
): Promise<RemoteBranch> {
  if (there === undefined) return { state: "absent" };
  if (there === commit) return { state: "same", commit: there };
  if ((await gitLine(host, repository, ["rev-parse", "--is-shallow-repository"])) === "true") {
    throw new GateFault("git/branch-shallow", { remote, branch });
  }
  const known = await git(host, repository, ["cat-file", "-e", `${there}^{commit}`], {
    accept: [1, 128],
  });
  if (known.code !== 0) return { state: "behind", commit: there };
  const isAncestor = async (one: string, other: string) => {
    const args = ["merge-base", "--is-ancestor", one, other];
    return (await git(host, repository, args, { accept: [1] })).code === 0;
  };
  if (await isAncestor(commit, there)) return { state: "behind", commit: there };
  const state = (await isAncestor(there, commit)) ? "ahead" : "diverged";
  return { state, commit: there };
}

function tagRefsOf(version: ReleaseVersion): readonly string[] {
  if (version.state === "unreadable") return [];
  const tags = version.state === "read" ? spellingsOf(version) : [version.tagPattern];
  return tags.map((tag) => `refs/tags/${tag}`);
}

/** The tags of the version, with and without a v; where no file has it, the release tags of the commit itself. */
async function takenTags(
  host: Needs,
  { repository, commit }: Release["candidate"],
  version: ReleaseVersion,
  onRemote: ReadonlyMap<string, string>,
): Promise<readonly TakenTag[]> {
  const selection = tagRefsOf(version);
  if (selection.length === 0) return [];
  const local = new Map(
    (await tagsOf(host, repository, selection)).map(({ name, peeled }) => [name, peeled]),
  );
  const remote = new Map(
    [...onRemote]
      .filter(([name]) => name.startsWith("refs/tags/"))
      .map(([name, oid]) => [name.slice("refs/tags/".length), oid]),
  );
  const names =
    version.state === "read"
      ? spellingsOf(version)
      : [...new Set([...local.keys(), ...remote.keys()])].sort();
  return names
    .map((tag) => ({ tag, local: local.get(tag) ?? null, remote: remote.get(tag) ?? null }))
    .filter((taken) =>
      version.state === "read"
        ? taken.local !== null || taken.remote !== null
        : taken.local === commit || taken.remote === commit,
    );
}
