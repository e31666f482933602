import type { Candidate } from "../gate/candidate.ts";
import type { Host } from "../host/host.ts";
import { git } from "./git.ts";
import { statusOf } from "./status.ts";

type Needs = Pick<Host, "files" | "processes">;

/**
 * What of a repository must stay as it is while a command of the project runs in a copy: by name, what to tell a change
 * by. Ignored files, the gate's own folder and what a fetch brings (remote branches) are not among it.
 */
export type RepositoryState = ReadonlyMap<string, string>;

/** Takes the state: HEAD, branches, tags, stash, index, configuration, hooks, and the files that are not the commit's. */
export async function repositoryStateOf(
  host: Needs,
  candidate: Pick<Candidate, "repository" | "prefix">,
): Promise<RepositoryState> {
  const parts = [headAndSettingsOf, refsOf, indexOf, filesOf];
  const states = await Promise.all(parts.map((part) => part(host, candidate)));
  return new Map(states.flat());
}

/** The names of what is not the same any more, sorted. */
export function changedBetween(before: RepositoryState, after: RepositoryState): readonly string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.filter((name) => before.get(name) !== after.get(name)).sort();
}

type State = readonly (readonly [name: string, told: string])[];
type Place = Pick<Candidate, "repository" | "prefix">;

async function refsOf(host: Needs, { repository }: Place): Promise<State> {
  const kinds = ["refs/heads", "refs/tags", "refs/stash", "refs/notes", "refs/replace"];
  const format = "--format=%(refname) %(objectname) %(symref)";
  const { stdout } = await git(host, repository, ["for-each-ref", format, ...kinds]);
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => [line.slice(0, line.indexOf(" ")), line] as const);
}

async function indexOf(host: Needs, { repository }: Place): Promise<State> {
  const { stdout } = await git(host, repository, ["ls-files", "--stage", "-v", "-z"]);
  return [["the index", stdout]];
}

/** HEAD, and what the folder that all worktrees share has of settings. A branch of the name HEAD makes `rev-parse` name none. */
async function headAndSettingsOf(host: Needs, { repository }: Place): Promise<State> {
  const [symbolic, { stdout }] = await Promise.all([
    git(host, repository, ["symbolic-ref", "--quiet", "HEAD"], { accept: [1] }),
    git(host, repository, ["rev-parse", "HEAD", "--git-common-dir"]),
  ]);
  const [commit = "", ...folder] = stdout.split(/\r?\n/);
  const named = folder.join("\n").trimEnd();
  const common = /^([A-Za-z]:)?\//.test(named) ? named : `${repository}/${named}`;
  return [["HEAD", `${symbolic.stdout}${commit}`], ...(await settingsIn(host, common))];
}

/** Configuration and hooks say what git runs and where it sends things; a link beside a worktree leads to them too. */
async function settingsIn(host: Needs, common: string): Promise<State> {
  const hooks = await host.files.list(`${common}/hooks`);
  const watched = [
    ["the git configuration", "config"] as const,
    ["the git configuration of the worktree", "config.worktree"] as const,
    ["what git ignores here", "info/exclude"] as const,
    ["the git attributes of the repository", "info/attributes"] as const,
    ...hooks.map((hook) => [`the git hook ${hook}`, `hooks/${hook}`] as const),
  ];
  return Promise.all(
    watched.map(async ([name, path]) => [name, await stampOf(host, `${common}/${path}`)] as const),
  );
}

async function filesOf(host: Needs, { repository, prefix }: Place): Promise<State> {
  const { entries } = await statusOf(host, repository, { untracked: "all" });
  const own = prefix === "" ? ".promote/" : `${prefix}/.promote/`;
  return Promise.all(
    entries
      .filter(({ path }) => !path.startsWith(own))
      .map(async ({ code, path }) => {
        const stamp = await stampOf(host, `${repository}/${path}`);
        return [path, `${code} ${stamp}`] as const;
      }),
  );
}

async function stampOf({ files }: Needs, path: string): Promise<string> {
  const status = await files.status(path);
  if (status === undefined) return "";
  return `${status.kind} ${status.bytes} ${status.mode} ${status.modifiedAt.getTime()}`;
}
