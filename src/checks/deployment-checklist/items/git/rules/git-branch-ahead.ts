import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";

export const gitBranchAhead: Rule<GitFacts> = {
  severity: "blocking",
  summary: "The candidate has commits that the remote does not have.",
  why: "Nobody but this clone has seen what is released.",
  remedy: "Push the branch once it was reviewed, and run again.",
  *judge({ id, expectedBranch, remote, commit, remoteBranch }) {
    if (remoteBranch.state !== "ahead") return;
    yield {
      subject: `commit ${commit.slice(0, 12)}`,
      message: `is not on ${remote} yet: its ${expectedBranch} is at ${remoteBranch.commit.slice(0, 12)}, which comes before.`,
      remedy: `Run \`git push ${remote} ${expectedBranch}\` once it was reviewed, then \`promote check\` again.`,
      identity: id,
    };
  },
};
