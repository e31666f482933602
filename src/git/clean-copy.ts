import type { Candidate } from "../gate/candidate.ts";
import type { Host } from "../host/host.ts";
import { git } from "./git.ts";
import { linkDependencies } from "./link-dependencies.ts";

/**
 * A copy of the candidate's commit in a temporary folder (a detached git worktree), with the named
 * untracked folders (dependencies) linked in, those of the project and of every folder above it in the
 * repository: a workspace keeps its packages at the top. Gives `work` the project folder of the
 * copy and removes all of it afterwards. The user's tree is not touched.
 */
export async function inCleanCopy<T>(
  host: Pick<Host, "files" | "processes">,
  { repository, prefix, commit }: Candidate,
  linked: readonly string[],
  work: (copy: string) => Promise<T>,
): Promise<T> {
  const parent = await host.files.makeTemporaryDirectory("copy");
  const top = `${parent}/tree`;
  const common = await commonDirectoryOf(host, repository);
  let entry: string | undefined;
  try {
    try {
      await git(host, repository, [...plainWorktree, "--detach", "--force", top, commit]);
    } finally {
      entry = await worktreeEntryOf(host, top, common);
    }
    const copy = prefix === "" ? top : `${top}/${prefix}`;
    for (const folder of linked) {
      for (const level of levelsOf(prefix))
        await linkDependencies(host, `${repository}${level}/${folder}`, `${top}${level}/${folder}`);
    }
    return await work(copy);
  } finally {
    if (entry !== undefined) await host.files.remove(entry);
    await host.files.remove(parent);
  }
}

/** Links of absolute paths, and lines that end as in the commit, whatever git is set to. */
const plainWorktree = [
  ...["-c", "worktree.useRelativePaths=false", "-c", "core.autocrlf=false", "-c", "core.eol=lf"],
  ...["worktree", "add"],
];

/** Where git keeps what all worktrees of the repository share, absolute. */
async function commonDirectoryOf(
  host: Pick<Host, "processes">,
  repository: string,
): Promise<string> {
  const { stdout } = await git(host, repository, [
    ...["rev-parse", "--path-format=absolute", "--git-common-dir"],
  ]);
  // A git that is too old for the format prints it back on a line of its own.
  const directory = stdout.trimEnd().split(/\r?\n/).at(-1) ?? "";
  return isAbsolute(directory) ? directory : `${repository}/${directory}`;
}

/**
 * What git keeps about the worktree in the repository, for taking it out afterwards. Asked before any
 * command of the project runs: later the link says what such a command wrote there. Taken out by hand and not by
 * `git worktree prune`, which no longer runs once the run is interrupted, and would also take out worktrees
 * of others that are away at the time.
 */
async function worktreeEntryOf(
  { files }: Pick<Host, "files">,
  top: string,
  common: string,
): Promise<string | undefined> {
  const link = (await files.readText(`${top}/.git`)) ?? "";
  const [, folder, name] = /^gitdir: (.+)\/worktrees\/([^/\n]+)\n?$/.exec(link) ?? [];
  return folder === common && name !== ".." ? `${common}/worktrees/${name}` : undefined;
}

function isAbsolute(path: string): boolean {
  return /^([A-Za-z]:)?\//.test(path);
}

/** The folders from the top of the repository down to the project, as suffixes of its path: "", "/apps", "/apps/api". */
function levelsOf(prefix: string): readonly string[] {
  const parts = prefix === "" ? [] : prefix.split("/");
  return ["", ...parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`)];
}
