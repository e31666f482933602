import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/** A file by its path from the root of a tree, or why it is not read. */
export type TreeFile =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "refused"; readonly why: string };

/** 64 MiB: what git's output may hold. */
export const maxFileBytes = 64 * 1024 * 1024 - 1;

/**
 * Reads files as a commit (a full object id) has them, by path from the top of the repository. Neither a
 * symbolic link nor a submodule is followed, and the working tree is never touched.
 */
export function openCommitReader(
  host: Pick<Host, "processes">,
  repository: string,
  commit: string,
): (path: string) => Promise<TreeFile> {
  return async (path) => {
    if (leavesTree(path)) return refused("leads out of the repository");
    const ancestors = ancestorsOf(path);
    const args = ["ls-tree", "-z", "--long", "--full-tree", commit, "--", ...ancestors];
    const { stdout } = await git(host, repository, args);
    const entries = new Map(stdout.split("\0").flatMap(entryOf));
    for (const ancestor of ancestors) {
      const why = whyRefused(entries.get(ancestor), ancestor === path);
      if (why !== undefined) return refused(why);
    }
    const entry = entries.get(path);
    if (entry?.type !== "blob") return { kind: "missing" };
    const { stdout: text } = await git(host, repository, ["cat-file", "blob", entry.oid]);
    return isLfsPointer(text)
      ? refused("is a Git LFS pointer; the file itself is not in the repository")
      : { kind: "text", text };
  };
}

/** Whether a path is none of a tree: absolute, or with a step that no tree has. */
export function leavesTree(path: string): boolean {
  return path.split("/").some((part) => part === "" || part === "." || part === "..");
}

/** The folders on the way to a path, and the path: `a`, `a/b`, `a/b/c.yaml`. */
export function ancestorsOf(path: string): readonly string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Whether a text stands for a file that is kept elsewhere. */
export function isLfsPointer(text: string): boolean {
  return text.startsWith("version https://git-lfs.github.com/spec/v1\n");
}

type Entry = {
  readonly mode: string;
  readonly type: string;
  readonly oid: string;
  readonly bytes: number;
};

function entryOf(row: string): readonly (readonly [string, Entry])[] {
  const [, mode = "", type = "", oid = "", bytes = "", path] =
    /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(row) ?? [];
  return path === undefined ? [] : [[path, { mode, type, oid, bytes: Number(bytes) || 0 }]];
}

function whyRefused(entry: Entry | undefined, isFinal: boolean): string | undefined {
  if (entry?.mode === "120000")
    return isFinal ? "is a symbolic link" : "is reached through a symbolic link";
  if (entry?.type === "commit") return isFinal ? "is a submodule" : "is inside a submodule";
  if (!isFinal) return undefined;
  if (entry?.type === "tree") return "is a folder";
  return (entry?.bytes ?? 0) > maxFileBytes ? "is larger than 64 MiB" : undefined;
}

function refused(why: string): TreeFile {
  return { kind: "refused", why };
}
