import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";

export const gitBranchDiverged: Rule<GitFacts> = {
  severity: "blocking",
  summary: "The candidate and the branch of the remote have each what the other lacks.",
  why: "The release would leave out what others merged, and have what nobody reviewed.",
  remedy: "Bring the branch together with the remote, and run again.",
  *judge({ id, expectedBranch, remote, commit, remoteBranch }) {
    if (remoteBranch.state !== "diverged") return;
    yield {
      subject: `commit ${commit.slice(0, 12)}`,
      message: `and ${expectedBranch} of ${remote} (${remoteBranch.commit.slice(0, 12)}) have gone apart.`,
      remedy: `Run \`git pull --rebase ${remote} ${expectedBranch}\`, have the result reviewed and pushed, then \`promote check\` again.`,
      identity: id,
    };
  },
};
