import type { Revision } from "../git/resolve-revision.ts";

/** Why a side `REVISION:PATH` is not read, of a name that leads to no commit. */
export function whyNoCommit(
  revision: string,
  found: Exclude<Revision, { commit: string }>,
): string {
  if (found.why === "refused") return `${JSON.stringify(revision)} ${found.reason}`;
  if (found.why === "unknown") return noSuchCommit(revision);
  return `${found.refs.join(" and ")} are different commits, and ${revision} does not say which of them is meant`;
}

/** The same where there is no git to ask. */
export function noSuchCommit(revision: string): string {
  return `there is neither such a file nor a commit ${revision} here`;
}
