import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { blobIdsOf, dateOfCommit } from "./file-at-commits.ts";
import { gitLine } from "./git.ts";
import { isStable, versionTagsOf } from "./release-tags.ts";

/** A release, and the file as it has it. */
export type ReleaseStep = {
  /** Null for the commit itself, when no release tag is on it. */
  readonly tag: string | null;
  readonly commit: string;
  /** ISO 8601; null when neither tag nor commit says. */
  readonly date: string | null;
  /** Id of the file's content; undefined when the release has no such file. */
  readonly blob: string | undefined;
};

type Wanted = {
  readonly repository: string;
  /** Full id. */
  readonly commit: string;
  /** Of the file, from the top of the repository. */
  readonly path: string;
  readonly tagPattern: string;
  /** Whether pre-releases are releases too. */
  readonly prereleases: boolean;
};

/**
 * The releases a commit can reach, lowest version first; last the commit itself, when it is none of them. Throws when
 * there is no release, and in a shallow clone, which may lack some.
 */
export async function releaseHistory(
  host: Pick<Host, "processes">,
  { repository, commit, path, tagPattern, prereleases }: Wanted,
): Promise<readonly ReleaseStep[]> {
  const isShallow = await gitLine(host, repository, ["rev-parse", "--is-shallow-repository"]);
  if (isShallow === "true") throw new GateFault("git/releases-shallow", { tagPattern });
  const tags = await versionTagsOf(host, repository, commit, tagPattern);
  const releases = tags
    .filter((tag) => prereleases || isStable(tag))
    .map(({ tag: { name, peeled, date } }) => ({
      tag: name,
      commit: peeled,
      date: date === "" ? null : date,
    }))
    .reverse();
  if (releases.length === 0) throw new GateFault("git/no-release", { tagPattern });
  const isReleased = releases.some((release) => release.commit === commit);
  const head = { tag: null, commit, date: await dateOfCommit(host, repository, commit) };
  const steps = isReleased ? releases : [...releases, head];
  const commits = steps.map((step) => step.commit);
  const blobs = await blobIdsOf(host, repository, commits, path);
  return steps.map((step, at) => ({ ...step, blob: blobs[at] }));
}
