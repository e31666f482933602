import { git } from "../git/git.ts";
import { readBlob } from "../git/read-blob.ts";
import type { Host } from "../host/host.ts";
import type { FileText, ReadText } from "../openapi/load/load-api.ts";

/** Reads files as a commit (a full object id) has them, by path from the top of the repository. */
export function openCommitReader(
  host: Pick<Host, "processes">,
  repository: string,
  commit: string,
): ReadText {
  return async (path) => {
    if (leavesTree(path)) return refused("leads out of the repository");
    const args = ["ls-tree", "-z", "--full-tree", commit, "--", ...ancestorsOf(path)];
    const { stdout } = await git(host, repository, args);
    if (/(?:^|\0)120000 /.test(stdout))
      return refused("is a symbolic link, or reached through one");
    const blob = await readBlob(host, repository, commit, path);
    return blob === undefined ? { kind: "missing" } : { kind: "text", text: blob.text };
  };
}

/** Reads files as they lie below a folder (absolute), by path from it. */
export function openFolderReader({ files }: Pick<Host, "files">, root: string): ReadText {
  return async (path) => {
    if (leavesTree(path)) return refused("leads out of the folder");
    for (const ancestor of ancestorsOf(path)) {
      const status = await files.status(`${root}/${ancestor}`);
      if (status === undefined) return { kind: "missing" };
      if (status.kind === "link") return refused("is a symbolic link, or reached through one");
      if (ancestor === path && status.kind !== "file") return refused("is no regular file");
    }
    const text = await files.readText(`${root}/${path}`);
    return text === undefined ? { kind: "missing" } : { kind: "text", text };
  };
}

function leavesTree(path: string): boolean {
  return path.split("/").some((part) => part === "" || part === "." || part === "..");
}

/** The folders on the way to a path, and the path: `a`, `a/b`, `a/b/c.yaml`. */
function ancestorsOf(path: string): readonly string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function refused(why: string): FileText {
  return { kind: "refused", why };
}
