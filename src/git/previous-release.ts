import type { PreviousRelease } from "../gate/candidate.ts";
import type { Host } from "../host/host.ts";
import { git, gitLine } from "./git.ts";
import { isStable, type Tag, tagsOf, versionTagsOf } from "./release-tags.ts";
import { nameRefused, whyRefused } from "./resolve-revision.ts";

/** Where a previous release is looked for, and how it is known. */
type ReleaseQuery = {
  readonly repository: string;
  readonly commit: string;
  /** A git glob such as `v*` or `api/v*`. */
  readonly tagPattern: string;
  /** The tag that was named to be the one. */
  readonly named?: string | undefined;
  /** The commit that a change goes into. */
  readonly baseCommit?: string | undefined;
  /** Whether the clone is a shallow one; asked where it is not known. */
  readonly isShallow?: boolean;
};

/**
 * The release before `commit`: the highest stable semantic version among the tags that match
 * `tagPattern` and are reachable from the commit, but not a tag
 * of the commit itself; or the tag `named`, when given, unless it is the commit's own or a later one's.
 * With `baseCommit` tags that it does not have are none: whoever makes a change can tag it.
 * A shallow clone does not tell: the highest tag may lie beyond its edge.
 */
export async function findPreviousRelease(
  host: Pick<Host, "processes">,
  { repository, commit, tagPattern, named, baseCommit, isShallow }: ReleaseQuery,
): Promise<PreviousRelease> {
  if (named !== undefined) return namedRelease(host, repository, commit, named);
  const [shallow, tags, based] = await Promise.all([
    isShallow ?? isShallowClone(host, repository),
    versionTagsOf(host, repository, commit, tagPattern),
    baseCommit === undefined ? undefined : versionTagsOf(host, repository, baseCommit, tagPattern),
  ]);
  if (shallow) return { kind: "shallow" };
  const released = based && new Set(based.map(({ tag }) => tag.name));
  const highest = tags.find(
    (one) => isStable(one) && one.tag.peeled !== commit && (released?.has(one.tag.name) ?? true),
  );
  return highest === undefined ? { kind: "none", tagPattern } : releaseOf(highest.tag);
}

async function isShallowClone(host: Pick<Host, "processes">, repository: string): Promise<boolean> {
  return (await gitLine(host, repository, ["rev-parse", "--is-shallow-repository"])) === "true";
}

async function namedRelease(
  host: Pick<Host, "processes">,
  repository: string,
  commit: string,
  named: string,
): Promise<PreviousRelease> {
  const reason = whyRefused(named);
  if (reason !== undefined) throw nameRefused(named, { why: "refused", reason });
  const tags = await tagsOf(host, repository, [`refs/tags/${named}`]);
  const tag = tags.find(({ name }) => name === named);
  if (tag === undefined) return { kind: "unknown-tag", tag: named };
  const { code } = await git(
    host,
    repository,
    ["merge-base", "--is-ancestor", commit, tag.peeled],
    { accept: [1] },
  );
  return code === 0 ? { kind: "not-before", tag: named } : releaseOf(tag);
}

function releaseOf({ name, object, peeled }: Tag): PreviousRelease {
  return { kind: "tag", tag: name, tagObject: object === peeled ? null : object, commit: peeled };
}
