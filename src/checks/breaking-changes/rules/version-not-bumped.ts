import type { Rule } from "../../../gate/rule.ts";
import type { BreakingChangesFacts } from "../facts.ts";

export const versionNotBumped: Rule<BreakingChangesFacts> = {
  severity: "advisory",
  summary: "The document breaks clients and says the version of the previous release.",
  why: "Clients tell by the version whether they can go on as they are.",
  remedy: "Raise `info.version` of the document to the next major version.",
  *judge({ document, changes, levels, current, previous, previousRelease }) {
    const { version } = current;
    const isBroken = (changes ?? []).some(({ kind }) => levels[kind] !== "off");
    if (!isBroken || version === null || version !== previous?.version) return;
    const tag = previousRelease.kind === "tag" ? previousRelease.tag : "the previous release";
    yield {
      subject: document,
      message: `breaks clients and says version ${version}, as it does in ${tag}.`,
      remedy: `Raise \`info.version\` in ${document} to the next major version.`,
      place: { file: document },
    };
  },
};
