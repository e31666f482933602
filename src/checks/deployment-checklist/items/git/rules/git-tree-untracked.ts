import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";

export const gitTreeUntracked: Rule<GitFacts> = {
  severity: "blocking",
  summary: "Files lie in the working tree that git neither tracks nor ignores.",
  why: "Commands of the checklist may have used what the release will not have.",
  remedy:
    "Commit or remove the files, name them in .gitignore, or set `untracked: allow` of the item.",
  *judge({ id, untracked }) {
    const [first, ...others] = untracked;
    if (first === undefined) return;
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    yield {
      subject: "the working tree",
      message: `has files that git neither tracks nor ignores: ${first}${more}.`,
      ...(others.length === 0 ? {} : { detail: untracked.slice(0, 20).join("\n") }),
      identity: `${id}\n${untracked.join("\n")}`,
    };
  },
};
