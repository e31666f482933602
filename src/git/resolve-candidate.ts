import type { PromoteConfig } from "../config/config.ts";
import type { Candidate } from "../gate/candidate.ts";
import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { git, gitLine } from "./git.ts";
import { isOwnTree } from "./is-own-tree.ts";
import { findPreviousRelease } from "./previous-release.ts";

type CandidateRequest = {
  readonly config: PromoteConfig;
  /** Absolute path of the project folder. */
  readonly project: string;
  /** Name of a tag that is the previous release, whatever the pattern says. */
  readonly previous: string | undefined;
  /** The commit that a change goes into: tags of the change's own are no releases. */
  readonly baseCommit?: string | undefined;
};

/**
 * What HEAD of the repository around `project` is. Throws "git/not-a-repository" or "git/no-commit"
 * when there is nothing to release.
 */
export async function resolveCandidate(
  host: Pick<Host, "processes">,
  { config, project, previous, baseCommit }: CandidateRequest,
): Promise<Candidate> {
  const { repository, prefix, commit, tree, ref, isShallow } = await headAround(host, project);
  const { tagPattern } = config.release;
  const [repositoryUri, previousRelease] = await Promise.all([
    config.record.repository ?? originOf(host, repository),
    findPreviousRelease(host, {
      ...{ repository, commit, tagPattern, named: previous },
      ...{ baseCommit, isShallow },
    }),
  ]);
  const { from, to } = config.promotion;
  return {
    project,
    repository,
    prefix,
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
  return gitLine(host, repository, ["rev-parse", "--verify", "--end-of-options", "HEAD^{commit}"]);
}

/** A repository and its HEAD: a branch, or none where it is detached. */
type HeadAround = Pick<Candidate, "repository" | "prefix" | "commit" | "tree" | "ref"> & {
  readonly isShallow: boolean;
};

/** The repository around a folder, and what its HEAD is, in one look. */
export async function headAround(
  host: Pick<Host, "processes">,
  project: string,
): Promise<HeadAround> {
  const place = ["--is-inside-work-tree", "--absolute-git-dir", "--show-toplevel", "--show-prefix"];
  const head = ["HEAD^{commit}", "HEAD^{tree}", "--symbolic-full-name", "HEAD"];
  const wanted = [...place, "--is-shallow-repository", ...head];
  const { code, stdout } = await git(host, project, ["rev-parse", ...wanted], { accept: [128] });
  const [inside, directory = "", repository = "", prefix = "", shallow, ...ofHead] =
    stdout.split(/\r?\n/);
  if (inside !== "true" || repository === "" || !isOwnTree(repository, directory))
    throw new GateFault("git/not-a-repository", { path: project });
  if (code !== 0) throw new GateFault("git/no-commit", { path: repository });
  const [commit = "", tree = "", named = ""] = ofHead;
  // A branch of the name HEAD makes git say none.
  const ref = named === "" ? await headRefOf(host, repository) : named;
  return {
    ...{ repository, prefix: prefix.replace(/\/$/, ""), commit, tree },
    ref: ref === "HEAD" ? null : ref,
    isShallow: shallow === "true",
  };
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

/**
 * One spelling for the ways to write a remote: `git@host:a/b.git` and `https://user@host/a/b.git` are
 * `https://host/a/b`. User information, query and fragment may hold a token, and are gone.
 */
export function repositoryUriOf(remote: string): string {
  const [, host, path] = /^(?:[^/]*@)?([^:/@]{2,}):(?!\/)(.+)$/.exec(remote) ?? [];
  const url = host === undefined ? remote : `https://${host}/${path}`;
  return withoutCredentials(url.replace(/^((git\+)?ssh|git):\/\//i, "https://"))
    .replace(/\/+$/, "")
    .replace(/\.git$/, "");
}

function withoutCredentials(url: string): string {
  const [, scheme, rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(url) ?? [];
  if (scheme === undefined) return url;
  if (!URL.canParse(url)) {
    return scheme.toLowerCase() + rest.slice(rest.lastIndexOf("@") + 1).replace(/[?#].*$/s, "");
  }
  const parsed = new URL(url);
  for (const part of ["username", "password", "search", "hash"] as const) parsed[part] = "";
  return parsed.href;
}
