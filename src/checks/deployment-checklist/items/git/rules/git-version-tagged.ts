import type { Rule } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";

export const gitVersionTagged: Rule<GitFacts> = {
  severity: "blocking",
  summary: "The version of the release is tagged already.",
  why: "A version names one state of the code; released twice, nobody can tell which one runs.",
  remedy: "Raise the version in its file and commit it.",
  *judge({ id, remote, version, taken }) {
    if (version.state !== "read") return;
    for (const one of taken) {
      const places = [
        ...(one.local === null ? [] : ["in this clone"]),
        ...(one.remote === null ? [] : [`on ${remote}`]),
      ];
      const at = (one.remote ?? one.local ?? "").slice(0, 12);
      yield {
        subject: `version ${version.version}`,
        message: `is tagged already: ${one.tag} is ${places.join(" and ")}, at commit ${at}.`,
        remedy: `Raise the version in ${version.file} and commit it.`,
        place: { file: version.file },
        identity: `${id} ${one.tag}`,
      };
    }
  },
};
