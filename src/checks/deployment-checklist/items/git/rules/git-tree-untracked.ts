import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";
import { nameFiles } from "../name-files.ts";

export const gitTreeUntracked: Rule<GitFacts> = {
  severity: "blocking",
  summary: "Files lie in the working tree that git neither tracks nor ignores.",
  why: "Commands of the checklist may have used what the release will not have.",
  remedy:
    "Commit or remove the files, name them in .gitignore, or set `untracked: allow` of the item.",
  *judge({ id, untracked }) {
    if (untracked.length === 0) return;
    const { named, detail } = nameFiles(untracked);
    yield {
      subject: "the working tree",
      message: `has files that git neither tracks nor ignores: ${named}.`,
      detail,
      identity: `${id}\n${untracked.join("\n")}`,
    };
  },
};
