import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/** What a name stands for: a full object id of a commit, or why it stands for none. */
export type Revision =
  | { readonly commit: string }
  | { readonly why: "unknown" }
  /** The full names of the refs it could be. */
  | { readonly why: "ambiguous"; readonly refs: readonly string[] }
  | Refused;

/** What is wrong with a name, reading on from it. */
type Refused = { readonly why: "refused"; readonly reason: string };

/** Whether what no ref can be called (`HEAD~2`, a short id) is taken as git takes it. */
type Reading = { readonly expressions: boolean };

/**
 * Resolves a name once; the only place where a name becomes a commit. A full name or a full id is that and nothing
 * else; a short one is a tag, a branch or a remote branch, and ambiguous when those it could be lie on different
 * commits: who can push a tag `main` or a branch `origin/main` does not decide what the name means. Steps (`~2`, `^`) are
 * taken from what the name before them stands for.
 */
export async function resolveRevision(
  host: Pick<Host, "processes">,
  repository: string,
  name: string,
  { expressions }: Reading = { expressions: true },
): Promise<Revision> {
  const reason = whyRefused(name);
  if (reason !== undefined) return { why: "refused", reason };
  if (isFullId(name)) return peeled(host, repository, name);
  const [, base = "", steps = ""] = /^([^~^:]+)([~^][^:]*)?$/.exec(name) ?? [];
  if (steps === "" || !expressions) return named(host, repository, name, expressions);
  const found = await resolveRevision(host, repository, base);
  return "commit" in found ? peeled(host, repository, `${found.commit}${steps}`) : found;
}

/** The commit a name stands for. Throws "git/…" faults where it stands for none. */
export async function commitNamed(
  host: Pick<Host, "processes">,
  repository: string,
  name: string,
): Promise<string> {
  const found = await resolveRevision(host, repository, name);
  if ("commit" in found) return found.commit;
  throw faultOf(name, found);
}

function faultOf(revision: string, found: Exclude<Revision, { commit: string }>): GateFault {
  if (found.why === "refused") return nameRefused(revision, found);
  if (found.why === "unknown") return new GateFault("git/unknown-revision", { revision });
  return new GateFault("git/ambiguous-revision", { revision, refs: found.refs.join(" and ") });
}

/** The fault of a name that is taken for nothing. */
export function nameRefused(revision: string, { reason }: Refused): GateFault {
  return new GateFault("git/name-refused", { revision, reason });
}

/** Why a name is taken for nothing, whatever bears it, reading on from it. */
export function whyRefused(name: string): string | undefined {
  if (name === "") return "is empty";
  if (/[\p{Cc}\u2028\u2029]/u.test(name))
    return "has a line break or another control character in it";
  if (/^(?:refs\/)?(?:(?:tags|heads|remotes)\/)?-/.test(name))
    return "begins with a hyphen, as options of programs do";
  return name.includes("@{-") ? "is whatever branch was left last" : undefined;
}

async function named(
  host: Pick<Host, "processes">,
  repository: string,
  name: string,
  expressions: boolean,
): Promise<Revision> {
  if (expressions && (name === "HEAD" || name === "@")) return peeled(host, repository, "HEAD");
  const found = await commitsOf(host, repository, refsCalled(name));
  const [commit, ...others] = new Set(found.values());
  if (others.length > 0) return { why: "ambiguous", refs: [...found.keys()] };
  if (commit !== undefined) return { commit };
  if (!expressions || name.startsWith("refs/")) return { why: "unknown" };
  return peeled(host, repository, name);
}

/** The full names that a name may stand for. */
function refsCalled(name: string): readonly string[] {
  if (name.startsWith("refs/")) return [name];
  return ["", "tags/", "heads/", "remotes/"].map((kind) => `refs/${kind}${name}`);
}

/** The commits that the refs of exactly these names lead to, by name. */
async function commitsOf(
  host: Pick<Host, "processes">,
  repository: string,
  refs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const format = "--format=%(objectname) %(refname)";
  const { stdout } = await git(host, repository, ["for-each-ref", format, ...refs]);
  const rows = stdout.split("\n").map((row) => /^([0-9a-f]+) (.*)$/.exec(row) ?? []);
  const commits = new Map<string, string>();
  for (const [, id = "", ref = ""] of rows) {
    const found = refs.includes(ref) ? await peeled(host, repository, id) : undefined;
    if (found !== undefined && "commit" in found) commits.set(ref, found.commit);
  }
  return commits;
}

async function peeled(
  host: Pick<Host, "processes">,
  repository: string,
  name: string,
): Promise<Revision> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  const { code, stdout } = await git(host, repository, args, { accept: [1, 128] });
  const commit = stdout.trim();
  return code === 0 && isFullId(commit) ? { commit } : { why: "unknown" };
}

function isFullId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
