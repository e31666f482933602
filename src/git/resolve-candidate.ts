import type { PromoteConfig } from "../config/config.ts";
import type { Candidate } from "../gate/candidate.ts";
import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { git, gitLine } from "./git.ts";
import { findPreviousRelease } from "./previous-release.ts";

type CandidateRequest = {
  readonly config: PromoteConfig;
  /** Absolute path of the project folder. */
  readonly project: string;
  /** Name of a tag that is the previous release, whatever the pattern says. */
  readonly previous: string | undefined;
};

/**
 * What HEAD of the repository around `project` is. Throws "git/not-a-repository" or "git/no-commit"
 * when there is nothing to release.
 */
export async function resolveCandidate(
  host: Pick<Host, "processes">,
  { config, project, previous }: CandidateRequest,
): Promise<Candidate> {
  const repository = await topLevelOf(host, project);
  const commit = await commitOf(host, repository, "HEAD");
  if (commit === undefined) throw new GateFault("git/no-commit", { path: repository });
  const [prefix, tree, ref, repositoryUri, previousRelease] = await Promise.all([
    gitLine(host, project, ["rev-parse", "--show-prefix"]),
    gitLine(host, repository, ["rev-parse", "--verify", "--end-of-options", `${commit}^{tree}`]),
    headRefOf(host, repository),
    config.record.repository ?? originOf(host, repository),
    findPreviousRelease(host, repository, commit, config.release.tagPattern, previous),
  ]);
  const { from, to } = config.promotion;
  return {
    project,
    repository,
    prefix: prefix.replace(/\/$/, ""),
    repositoryUri,
    commit,
    tree,
    ref,
    previousRelease,
    from,
    to,
  };
}

/** The commit HEAD is on now; to be compared with the candidate's when the checks have run. */
export async function headOf(host: Pick<Host, "processes">, repository: string): Promise<string> {
  return (await commitOf(host, repository, "HEAD")) ?? "";
}

async function topLevelOf(host: Pick<Host, "processes">, path: string): Promise<string> {
  const { code, stdout } = await git(host, path, ["rev-parse", "--show-toplevel"], {
    accept: [128],
  });
  if (code !== 0) throw new GateFault("git/not-a-repository", { path });
  return stdout.replace(/\r?\n$/, "");
}

async function commitOf(host: Pick<Host, "processes">, repository: string, name: string) {
  const { code, stdout } = await git(
    host,
    repository,
    ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`],
    { accept: [1, 128] },
  );
  return code === 0 ? stdout.trim() : undefined;
}

async function headRefOf(
  host: Pick<Host, "processes">,
  repository: string,
): Promise<string | null> {
  const { code, stdout } = await git(host, repository, ["symbolic-ref", "--quiet", "HEAD"], {
    accept: [1],
  });
  return code === 0 ? stdout.trim() : null;
}

/** The remote `origin` without user information; a `file:` URI when there is none. */
async function originOf(host: Pick<Host, "processes">, repository: string): Promise<string> {
  const { code, stdout } = await git(host, repository, ["config", "--get", "remote.origin.url"], {
    accept: [1],
  });
  return code === 0 ? repositoryUriOf(stdout.trim()) : `file://${repository}`;
}

/** One spelling for the ways to write a remote: `git@host:a/b.git` and `https://user@host/a/b.git` are `https://host/a/b`. */
export function repositoryUriOf(remote: string): string {
  const [, host, path] = /^(?:[^@/]+@)?([^:/]+):(?!\/)(.+)$/.exec(remote) ?? [];
  const url = host === undefined ? remote : `https://${host}/${path}`;
  return url
    .replace(/^(ssh|git):\/\//, "https://")
    .replace(/^(https?:\/\/)[^@/]*@/, "$1")
    .replace(/\/$/, "")
    .replace(/\.git$/, "");
}
