import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { git, gitLine } from "./git.ts";

type GitHost = Pick<Host, "processes">;

/**
 * The commit of a branch, a tag or a full commit id, and of nothing else: no expression, no abbreviation, and no name that
 * two refs have, because who can push a tag `main` or a branch `origin/main` must not decide what the name means.
 * Throws "policy/ref-missing" and "policy/ref-ambiguous".
 */
export async function commitOfRef(host: GitHost, repository: string, ref: string): Promise<string> {
  const object = isFullId(ref) ? ref : await objectOfRef(host, repository, ref);
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${object}^{commit}`];
  const { stdout } = await git(host, repository, args, { accept: [1, 128] });
  const commit = stdout.trim();
  if (!isFullId(commit)) throw await missing(host, repository, ref);
  return commit;
}

/** The object of the one ref that bears the name, as git would look for it. */
async function objectOfRef(host: GitHost, repository: string, ref: string): Promise<string> {
  const spellings = [
    ...(ref.startsWith("refs/") ? [ref] : []),
    ...["refs/", "refs/tags/", "refs/heads/", "refs/remotes/"].map((folder) => folder + ref),
  ];
  const format = "--format=%(objectname) %(refname)";
  const { stdout } = await git(host, repository, ["for-each-ref", format, ...spellings]);
  const found = stdout
    .split("\n")
    .map((row) => ({
      object: row.slice(0, row.indexOf(" ")),
      name: row.slice(row.indexOf(" ") + 1),
    }))
    .filter(({ name }) => spellings.includes(name));
  const [first, ...others] = found;
  if (first === undefined) throw await missing(host, repository, ref);
  if (others.length > 0) {
    const names = found.map(({ name }) => name).join(" and ");
    throw new GateFault("policy/ref-ambiguous", { ref, names, first: first.name });
  }
  return first.object;
}

async function missing(host: GitHost, repository: string, ref: string): Promise<GateFault> {
  const shallow = await gitLine(host, repository, ["rev-parse", "--is-shallow-repository"]);
  const clone = shallow === "true" ? "this clone, which is shallow" : "this clone";
  return new GateFault("policy/ref-missing", { ref, clone });
}

function isFullId(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
