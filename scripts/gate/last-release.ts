import semver from "semver";
import { type Git, linesOf } from "../release/git.ts";

/**
 * The tag of the release before HEAD. A release's tag is on a commit beside the branch, on top of the commit that was
 * released, so it is not among what HEAD came from: what it is on top of is.
 */
export function lastReleaseOf(git: Git): string | undefined {
  const [head = "", ...before] = linesOf(git(["rev-list", "--topo-order", "HEAD"]));
  const earlier = new Set(before);
  const isEarlier = (tag: string) => {
    const [commit = "", ...parents] = git(["rev-list", "--parents", "-1", tag]).split(" ");
    return commit !== head && [commit, ...parents].some((one) => earlier.has(one));
  };
  return linesOf(git(["tag", "--list", "v*"]))
    .filter((tag) => semver.valid(tag.slice(1)) === tag.slice(1))
    .filter((tag) => semver.prerelease(tag) === null)
    .sort(semver.rcompare)
    .find(isEarlier);
}
