import type { Rule } from "../../../../../gate/rule.ts";
import type { ConfirmationFacts } from "../facts.ts";
import { isSamePerson } from "../same-person.ts";

export const confirmationByMaker: Rule<ConfirmationFacts> = {
  severity: "blocking",
  summary: "Somebody who made the release confirms it, and somebody else has to.",
  why: "Nobody sees one's own mistakes; a second pair of eyes was asked for.",
  remedy: "Let somebody confirm it who wrote and committed nothing since the previous release.",
  unwaivable:
    "it stands for somebody's word on this one commit, which no exception for a time can give",
  *judge({ id, makers, found }) {
    if (found.state !== "found" || makers === null) return;
    const { signature } = found;
    const owner = signature.state === "verified" ? (signature.owner ?? found.by) : found.by;
    const by = [found.by, owner].find((one) => makers.some((maker) => isSamePerson(one, maker)));
    const maker = makers.find((person) => by !== undefined && isSamePerson(by, person));
    if (maker === undefined) return;
    yield {
      subject: id,
      message: `is confirmed by ${by}, who made a part of the release as ${maker.name} <${maker.email}>.`,
      remedy: `Let somebody else run \`promote confirm ${id} --by NAME --evidence URL\` on this commit.`,
      place: { file: found.file },
    };
  },
};
