import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";

export const gitCommitTagged: Rule<GitFacts> = {
  severity: "blocking",
  summary: "The commit carries a release tag already.",
  why: "It was released before, or somebody tagged it before it was checked.",
  remedy: "Release a commit that is not tagged yet; where the tag came too early, delete it.",
  *judge({ id, remote, commit, version, taken }) {
    if (version.state !== "of-tags") return;
    for (const { tag, local, remote: there } of taken) {
      const places = [
        ...(local === commit ? ["in this clone"] : []),
        ...(there === commit ? [`on ${remote}`] : []),
      ];
      yield {
        subject: `commit ${commit.slice(0, 12)}`,
        message: `is tagged already: ${tag} is ${places.join(" and ")}.`,
        identity: `${id} ${tag}`,
      };
    }
  },
};
