import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import {
  ancestorsOf,
  isLfsPointer,
  leavesTree,
  maxFileBytes,
  type TreeFile,
} from "./open-commit-reader.ts";

/** Reads files as they lie below a folder (absolute), by path from it. No symbolic link is followed. */
export function openFolderReader(
  { files }: Pick<Host, "files">,
  root: string,
): (path: string) => Promise<TreeFile> {
  return async (path) => {
    if (leavesTree(path) || /[\\\0]/.test(path)) return refused("leads out of the folder");
    for (const ancestor of ancestorsOf(path)) {
      const isFinal = ancestor === path;
      const status = await files.status(`${root}/${ancestor}`);
      if (status === undefined) return { kind: "missing" };
      if (status.kind === "link")
        return refused(isFinal ? "is a symbolic link" : "is reached through a symbolic link");
      if (!isFinal) continue;
      if (status.kind === "directory") return refused("is a folder");
      if (status.kind !== "file") return refused("is no regular file");
      if (status.bytes > maxFileBytes) return refused("is larger than 64 MiB");
    }
    return readText(files, `${root}/${path}`);
  };
}

async function readText(files: Host["files"], path: string): Promise<TreeFile> {
  try {
    const text = await files.readText(path);
    if (text === undefined) return { kind: "missing" };
    return isLfsPointer(text) ? refused("is a Git LFS pointer") : { kind: "text", text };
  } catch (thrown) {
    if (thrown instanceof GateFault && thrown.code === "file/not-text")
      return refused("is not UTF-8 text");
    throw thrown;
  }
}

function refused(why: string): TreeFile {
  return { kind: "refused", why };
}
