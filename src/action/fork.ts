import type { ActionEvent } from "./event.ts";

/** What a run of a fork's pull request lacks. */
export type ForkLimits = {
  /** `owner/name` of the fork. */
  readonly fork: string;
  /** Why it is undecided and what a maintainer does: sentences for the reader. */
  readonly sentence: string;
  /** What stands below the report in place of how to run it again: Markdown of our own making. */
  readonly next: string;
};

/**
 * GitHub gives the run of a pull request from a fork no secrets and no identity. Undefined when this run is none such:
 * a repository may be set to send secrets to forks.
 */
export function forkLimitsOf(
  { pullRequest }: ActionEvent,
  hasSigningMeans: boolean,
): ForkLimits | undefined {
  if (pullRequest?.fork === undefined || hasSigningMeans) return undefined;
  const { fork, number } = pullRequest;
  return {
    fork,
    sentence:
      `This pull request comes from ${fork}, and GitHub gives runs of forks no secrets: what needs them could not be checked, ` +
      "the record is not signed, and the run is undecided whatever else it found. " +
      `A maintainer reads the change, then brings it in as a branch of this repository (\`git fetch origin pull/${number}/head:from-fork-${number} && git push origin from-fork-${number}\`) and opens a pull request from that, where the gate runs in full.`,
    next: "Running it again here decides nothing: what a maintainer does stands at the top.",
  };
}
