import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";

export const gitTreeUnwatched: Rule<GitFacts> = {
  severity: "blocking",
  summary: "Git was told not to look at tracked files (assume-unchanged or skip-worktree).",
  why: "Whether they are the commit's is not known; a change to them is shown nowhere.",
  remedy:
    "Run `git update-index --no-assume-unchanged --no-skip-worktree FILE`; in a sparse checkout `git sparse-checkout disable`.",
  unwaivable: "whether the files are the commit's was not looked at",
  *judge({ id, unwatched }) {
    const [first, ...others] = unwatched;
    if (first === undefined) return;
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    yield {
      subject: "the working tree",
      message: `has tracked files that git was told not to look at: ${first}${more}.`,
      ...(others.length === 0 ? {} : { detail: unwatched.slice(0, 20).join("\n") }),
      identity: id,
    };
  },
};
