import { join } from "node:path";
import type { BuiltDist } from "./build-twice.ts";
import type { Git } from "./git.ts";
import { branchOf, movesBranch } from "./refusals.ts";

export type Release = {
  readonly version: string;
  /** The commit that is released. */
  readonly parent: string;
  readonly dist: BuiltDist;
  readonly message: string;
};

/** What was written: a commit, and the refs that lead to it. */
export type WrittenRelease = { readonly commit: string; readonly push: string };

const nowhere = "0".repeat(40);

/**
 * Commits the parent's tree with `dist` in it, tags that commit and moves the branch, both or none. The working tree, the
 * index and the branch that is checked out stay as they are.
 */
export function writeRelease(git: Git, release: Release, scratch: string): WrittenRelease {
  const { version, parent, message } = release;
  const tree = treeOf(git, release, scratch);
  const commit = git(["commit-tree", tree, "-p", parent, "-F", "-"], { input: message });
  const tag = git(["mktag"], {
    input: [
      ...[`object ${commit}`, "type commit", `tag v${version}`],
      `tagger ${git(["var", "GIT_COMMITTER_IDENT"])}`,
      `\n${message}\n`,
    ].join("\n"),
  });
  const branch = `refs/heads/${branchOf(version)}`;
  const moves = movesBranch(version);
  const old = commitOf(git, branch) ?? nowhere;
  git(["update-ref", "--stdin"], {
    input: [
      "start",
      `create refs/tags/v${version} ${tag}`,
      ...(moves ? [`update ${branch} ${commit} ${old}`] : []),
      ...["prepare", "commit", ""],
    ].join("\n"),
  });
  return { commit, push: pushOf(git, version) };
}

function treeOf(git: Git, { parent, dist }: Release, scratch: string): string {
  const variables = { GIT_INDEX_FILE: join(scratch, "index") };
  git(["read-tree", parent], { variables });
  const ids = git(["hash-object", "-w", "--no-filters", "--stdin-paths"], {
    input: dist.files.map(({ path }) => `${join(dist.folder, path)}\n`).join(""),
  }).split("\n");
  const entries = dist.files.map(
    ({ path, isExecutable }, at) => `${isExecutable ? 100755 : 100644} ${ids[at]}\tdist/${path}\n`,
  );
  git(["update-index", "--add", "--index-info"], { variables, input: entries.join("") });
  return git(["write-tree"], { variables });
}

/**
 * The one push of both refs. A release is no descendant of the one before, so the branch is moved by force, and only from
 * where it was last seen.
 */
function pushOf(git: Git, version: string): string {
  const tag = `refs/tags/v${version}`;
  if (!movesBranch(version)) return `git push origin ${tag}`;
  const name = branchOf(version);
  const seen = commitOf(git, `refs/remotes/origin/${name}`) ?? "";
  return `git push --atomic --force-with-lease=refs/heads/${name}:${seen} origin ${tag} refs/heads/${name}`;
}

function commitOf(git: Git, ref: string): string | undefined {
  const id = git(["for-each-ref", "--format=%(objectname)", ref]);
  return id === "" ? undefined : id;
}
