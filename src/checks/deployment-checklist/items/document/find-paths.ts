import { posix } from "node:path";
import type { Candidate } from "../../../../gate/candidate.ts";
import { git } from "../../../../git/git.ts";
import type { Host } from "../../../../host/host.ts";

type Commit = Pick<Candidate, "repository" | "commit">;
type Entry = { readonly isLink: boolean; readonly oid: string };

const longestChain = 5;

/** The paths that a commit has, each with the path that it stands for: its own, or where its symbolic link leads. */
export async function findPaths(
  host: Pick<Host, "processes">,
  commit: Commit,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let open = new Map([...new Set(paths)].map((path) => [path, path]));
  for (let links = 0; links <= longestChain && open.size > 0; links += 1) {
    const entries = await entriesOf(host, commit, [...new Set(open.values())]);
    const next = new Map<string, string>();
    for (const [path, place] of open) {
      const entry = entries.get(place);
      if (place === "" || entry?.isLink === false) found.set(path, place);
      if (entry?.isLink !== true) continue;
      const target = await targetOf(host, commit, place, entry.oid);
      if (target !== undefined) next.set(path, target);
    }
    open = next;
  }
  return found;
}

async function entriesOf(
  host: Pick<Host, "processes">,
  { repository, commit }: Commit,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  const named = paths.filter((path) => path !== "" && !path.includes("\0"));
  if (named.length === 0) return new Map();
  const args = ["--literal-pathspecs", "ls-tree", "-t", "-z", "--full-tree", commit, "--"];
  const { stdout } = await git(host, repository, [...args, ...named]);
  return new Map(
    stdout.split("\0").flatMap((row): readonly [string, Entry][] => {
      const [, mode = "", oid = "", path] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
      return path === undefined ? [] : [[path, { isLink: mode === "120000", oid }]];
    }),
  );
}

/** Where a symbolic link leads; undefined when that is out of the repository. */
async function targetOf(
  host: Pick<Host, "processes">,
  { repository }: Commit,
  path: string,
  oid: string,
): Promise<string | undefined> {
  const { stdout } = await git(host, repository, ["cat-file", "blob", oid]);
  if (stdout.startsWith("/")) return undefined;
  const target = posix.join(posix.dirname(path), stdout).replace(/\/$/, "");
  if (target === ".." || target.startsWith("../")) return undefined;
  return target === "." ? "" : target;
}
