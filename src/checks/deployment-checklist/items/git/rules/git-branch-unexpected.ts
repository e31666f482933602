import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";

export const gitBranchUnexpected: Rule<GitFacts> = {
  severity: "blocking",
  summary: "The commit is not checked out on the branch that releases come from.",
  why: "A release from another branch lacks what was merged, or has what nobody merged.",
  remedy: "Merge into the branch that releases come from, and run there.",
  *judge({ id, branch, expectedBranch, remote, remoteBranch }) {
    if (branch === expectedBranch) return;
    if (branch === null && remoteBranch.state === "same") return;
    yield {
      subject: "the release candidate",
      message:
        branch === null
          ? `is on no branch (HEAD is detached), and is not what ${remote} has as ${expectedBranch}.`
          : `is on the branch ${branch}, and releases come from ${expectedBranch}.`,
      remedy: `Run \`git switch ${expectedBranch}\` and merge what is to be released, or correct \`branch\` of the item ${id} in promote.yaml.`,
      identity: id,
    };
  },
};
