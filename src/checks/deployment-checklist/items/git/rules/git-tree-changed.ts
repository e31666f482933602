import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";

export const gitTreeChanged: Rule<GitFacts> = {
  severity: "blocking",
  summary: "Tracked files in the working tree are not the commit's.",
  why: "What was tried out by hand is not what is released.",
  remedy: "Commit the changes and run on that commit, or take them back with `git restore .`.",
  *judge({ id, changed }) {
    const [first, ...others] = changed;
    if (first === undefined) return;
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    yield {
      subject: "the working tree",
      message: `has changes that are not in the commit: ${first}${more}.`,
      ...(others.length === 0 ? {} : { detail: changed.slice(0, 20).join("\n") }),
      identity: `${id}\n${changed.join("\n")}`,
    };
  },
};
