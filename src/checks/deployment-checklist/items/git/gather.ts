import type { Release } from "../../../../gate/check.ts";
import { git } from "../../../../git/git.ts";
import { tagsOf } from "../../../../git/release-tags.ts";
import { remoteRefs } from "../../../../git/remote-refs.ts";
import { changedTrackedFiles, uncommittedChanges } from "../../../../git/uncommitted-changes.ts";
import type { Host } from "../../../../host/host.ts";
import type { ItemByKind } from "../../facts.ts";
import type { GitFacts, ReleaseVersion, RemoteBranch, TakenTag } from "./facts.ts";
import { readVersion } from "./read-version.ts";

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
  const refs = [expectedRef, tagRefOf(version)].filter((one) => one !== undefined);
  const asked = { remote: item.remote, refs, limitMs: item.timeout };
  const [uncommitted, onRemote] = await Promise.all([
    lookAtTree(host, candidate),
    remoteRefs(host, repository, asked),
  ]);
  return {
    id: item.id,
    kind: "git",
    commit,
    branch: ref?.replace(/^refs\/heads\//, "") ?? null,
    expectedBranch: item.branch,
    remote: item.remote,
    changed: uncommitted.changed,
    untracked: item.untracked === "allow" ? [] : uncommitted.untracked,
    remoteBranch: await remoteBranchOf(host, candidate, onRemote.get(expectedRef)),
    version,
    taken: await takenTags(host, candidate, version, onRemote),
  };
}

/** What is uncommitted and in the index was changed, or is hidden from git's eyes; what is removed is changed too. */
async function lookAtTree(host: Needs, candidate: Release["candidate"]) {
  const changed = new Set(await changedTrackedFiles(host, candidate));
  const { stdout } = await git(host, candidate.repository, ["ls-files", "-z"]);
  const indexed = new Set(stdout.split("\0"));
  const isChange = (path: string) => changed.has(path) || indexed.has(path);
  const all = [...new Set(await uncommittedChanges(host, candidate))].sort();
  return { changed: all.filter(isChange), untracked: all.filter((path) => !isChange(path)) };
}

/** A commit that this clone does not have is one the remote is ahead by. */
async function remoteBranchOf(
  host: Needs,
  { repository, commit }: Release["candidate"],
  there: string | undefined,
): Promise<RemoteBranch> {
  if (there === undefined) return { state: "absent" };
  if (there === commit) return { state: "same", commit: there };
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

function tagRefOf(version: ReleaseVersion): string | undefined {
  if (version.state === "read") return `refs/tags/${version.tag}`;
  return version.state === "of-tags" ? `refs/tags/${version.tagPattern}` : undefined;
}

/** The tags of the version; where no file has it, the release tags of the commit itself. */
async function takenTags(
  host: Needs,
  { repository, commit }: Release["candidate"],
  version: ReleaseVersion,
  onRemote: ReadonlyMap<string, string>,
): Promise<readonly TakenTag[]> {
  const selection = tagRefOf(version);
  if (selection === undefined) return [];
  const local = new Map(
    (await tagsOf(host, repository, [selection])).map(({ name, peeled }) => [name, peeled]),
  );
  const remote = new Map(
    [...onRemote]
      .filter(([name]) => name.startsWith("refs/tags/"))
      .map(([name, oid]) => [name.slice("refs/tags/".length), oid]),
  );
  const names =
    version.state === "read" ? [version.tag] : [...new Set([...local.keys(), ...remote.keys()])];
  return names
    .sort()
    .map((tag) => ({ tag, local: local.get(tag) ?? null, remote: remote.get(tag) ?? null }))
    .filter((taken) =>
      version.state === "read"
        ? taken.local !== null || taken.remote !== null
        : taken.local === commit || taken.remote === commit,
    );
}
