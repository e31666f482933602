import { type Git, linesOf } from "../release/git.ts";

/** Why nothing is gated here: what is in no commit, line by line. Undefined where everything is in one. */
export function uncommittedIn(git: Git): string | undefined {
  const changed = linesOf(git(["status", "--porcelain", "--untracked-files=all"]));
  if (changed.length === 0) return undefined;
  return [
    "What is gated is a commit, and this is in none:",
    ...changed,
    "→ Commit or stash it.",
  ].join("\n");
}
