import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";
import { nameFiles } from "../name-files.ts";

export const gitTreeUnwatched: Rule<GitFacts> = {
  severity: "blocking",
  summary: "Git was told not to look at tracked files (assume-unchanged or skip-worktree).",
  why: "Whether they are the commit's is not known; a change to them is shown nowhere.",
  remedy:
    "Run `git update-index --no-assume-unchanged --no-skip-worktree FILE`; in a sparse checkout `git sparse-checkout disable`.",
  unwaivable: "whether the files are the commit's was not looked at",
  *judge({ id, unwatched }) {
    if (unwatched.length === 0) return;
    const { named, detail } = nameFiles(unwatched);
    yield {
      subject: "the working tree",
      message: `has tracked files that git was told not to look at: ${named}.`,
      detail,
      identity: id,
    };
  },
};
