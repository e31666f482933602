import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";
import { nameFiles } from "../name-files.ts";

export const gitTreeChanged: Rule<GitFacts> = {
  severity: "blocking",
  summary: "Tracked files in the working tree are not the commit's.",
  why: "What was tried out by hand is not what is released.",
  remedy: "Commit the changes and run on that commit, or take them back with `git restore .`.",
  *judge({ id, changed }) {
    if (changed.length === 0) return;
    const { named, detail } = nameFiles(changed);
    yield {
      subject: "the working tree",
      message: `has changes that are not in the commit: ${named}.`,
      detail,
      identity: `${id}\n${changed.join("\n")}`,
    };
  },
};
