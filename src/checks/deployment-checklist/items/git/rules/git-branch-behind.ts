import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";

export const gitBranchBehind: Rule<GitFacts> = {
  severity: "blocking",
  summary: "The remote has commits on the branch that the candidate does not have.",
  why: "What others merged, fixes among it, would be missing from the release.",
  remedy: "Pull the branch, and run again on what it is then.",
  *judge({ id, expectedBranch, remote, commit, remoteBranch }) {
    if (remoteBranch.state !== "behind") return;
    yield {
      subject: `commit ${commit.slice(0, 12)}`,
      message: `is behind ${expectedBranch} of ${remote}, which is at ${remoteBranch.commit.slice(0, 12)}.`,
      remedy: `Run \`git pull --ff-only ${remote} ${expectedBranch}\`, then \`promote check\` again.`,
      identity: id,
    };
  },
};
