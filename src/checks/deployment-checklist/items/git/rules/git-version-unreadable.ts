import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";

export const gitVersionUnreadable: Rule<GitFacts> = {
  severity: "blocking",
  summary: "The version that the commit is to be released as cannot be told.",
  why: "Nobody can tell whether it was released before.",
  remedy: "Put a semantic version into the file, or correct `version` of the item in promote.yaml.",
  unwaivable: "whether the version was released before was not looked at",
  *judge({ id, version }) {
    if (version.state !== "unreadable") return;
    const { file, problem } = version;
    yield {
      subject: file,
      message: `${problem}, so the version of the release is unknown.`,
      remedy: `Put a semantic version such as 1.4.0 into ${file}, or correct \`version\` of the item ${id} in promote.yaml.`,
      place: { file },
      identity: id,
    };
  },
};
