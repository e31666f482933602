import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";

export const gitBranchNotOnRemote: Rule<GitFacts> = {
  severity: "blocking",
  summary: "The remote does not have the branch that releases come from.",
  why: "Nobody but this clone knows what is released.",
  remedy: "Push the branch, or correct `branch` and `remote` of the item in promote.yaml.",
  *judge({ id, expectedBranch, remote, remoteBranch }) {
    if (remoteBranch.state !== "absent") return;
    yield {
      subject: `branch ${expectedBranch}`,
      message: `is not on the remote ${remote}.`,
      remedy: `Run \`git push ${remote} ${expectedBranch}\`, or correct \`branch\` and \`remote\` of the item ${id} in promote.yaml.`,
      identity: id,
    };
  },
};
