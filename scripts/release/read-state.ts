import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Git, linesOf } from "./git.ts";
import type { ReleaseState } from "./refusals.ts";

/** Looks at the repository whose top folder is `root`; changes nothing. */
export function readState(root: string, git: Git, version: string): ReleaseState {
  const read = (path: string, absent: string) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : absent;
  const worktrees = linesOf(git(["worktree", "list", "--porcelain"]));
  return {
    version,
    uncommitted: git(["status", "--porcelain", "-z", "--untracked-files=all"])
      .split("\0")
      .filter((entry) => entry !== "")
      .map((entry) => entry.replace(/^.{1,2} /, "")),
    isShallow: git(["rev-parse", "--is-shallow-repository"]) === "true",
    tags: linesOf(git(["tag", "--list"])),
    checkedOut: worktrees
      .filter((line) => line.startsWith("branch refs/heads/"))
      .map((line) => line.slice("branch refs/heads/".length)),
    packageVersion: JSON.parse(read("package.json", "{}")).version,
    changelog: read("CHANGELOG.md", ""),
    strayPackages: strayPackages(
      JSON.parse(read("package-lock.json", nothingLocked)),
      JSON.parse(read("node_modules/.package-lock.json", nothingLocked)),
    ),
  };
}

type Lock = {
  readonly packages: Readonly<Record<string, { version?: string; optional?: boolean }>>;
};

const nothingLocked = '{ "packages": {} }';

/** What is installed in another version, or not at all where every machine needs it. */
function strayPackages(lock: Lock, installed: Lock): readonly string[] {
  return Object.entries(lock.packages)
    .filter(([path, { version, optional }]) => {
      if (!path.startsWith("node_modules/")) return false;
      const here = installed.packages[path];
      return here === undefined ? optional !== true : here.version !== version;
    })
    .map(([path]) => path);
}
