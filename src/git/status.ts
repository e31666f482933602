import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/** A path that is not as HEAD has it; `code` is `??` where git does not know it, else its letters for index and working tree. */
export type StatusEntry = { readonly code: string; readonly path: string };

/** What HEAD is, and what is not as it has it. */
export type Status = { readonly commit: string; readonly entries: readonly StatusEntry[] };

type StatusRequest = {
  /** `normal` names a folder of nothing but unknown files, `all` each of its files. */
  readonly untracked: "normal" | "all";
  /** The folder or file that is asked about, from the top of the repository; all of it unless given. */
  readonly path?: string;
};

/** HEAD, index and working tree in one look; a renamed file is one removed and one added. Ignored files are not told. */
export async function statusOf(
  host: Pick<Host, "processes">,
  repository: string,
  { untracked, path }: StatusRequest,
): Promise<Status> {
  const format = ["--porcelain=v2", "--branch", "--no-ahead-behind", "-z", "--no-renames"];
  const asked = [`--untracked-files=${untracked}`, "--ignore-submodules=none"];
  const within = path === undefined ? [] : ["--", path];
  const args = ["--literal-pathspecs", "status", ...format, ...asked, ...within];
  const lines = (await git(host, repository, args)).stdout.split("\0");
  const head = lines.find((line) => line.startsWith(commitLine)) ?? "";
  return { commit: head.slice(commitLine.length), entries: lines.flatMap(entryOf) };
}

const commitLine = "# branch.oid ";

/** A tracked path, one not merged, and one that git does not know: https://git-scm.com/docs/git-status#_porcelain_format_version_2 */
const entry = /^(?:1 (..) (?:\S+ ){6}|u (..) (?:\S+ ){8}|\? )(.*)$/s;

/** What is in none of these forms is told as a change: what cannot be read is not as HEAD has it. */
function entryOf(line: string): readonly StatusEntry[] {
  if (line === "" || line.startsWith("# ")) return [];
  const found = entry.exec(line);
  if (found === null) return [{ code: "", path: line }];
  const [, changed, unmerged, path = line] = found;
  return [{ code: changed ?? unmerged ?? "??", path }];
}
