/**
 * Whether a repository keeps files below `top`, by where git keeps the repository (absolute): in `.git` there, or outside
 * of it as with worktrees and submodules. One that lies deeper has been told, by `core.worktree`, to take in the folders
 * around it.
 */
export function isOwnTree(top: string, gitDirectory: string): boolean {
  const below = gitDirectory.startsWith(top === "/" ? "/" : `${top}/`);
  return !below || gitDirectory === `${top === "/" ? "" : top}/.git`;
}
