import type { Rule } from "../../../../../gate/rule.ts";
import type { ConfirmationFacts } from "../facts.ts";

export const confirmationMalformed: Rule<ConfirmationFacts> = {
  severity: "blocking",
  summary: "The file that should hold a confirmation does not hold one.",
  why: "A file that cannot be read as a confirmation confirms nothing.",
  remedy: "Write it again with `promote confirm ITEM --by NAME --evidence URL`.",
  unwaivable:
    "it stands for somebody's word on this one commit, which no exception for a time can give",
  *judge({ id, found }) {
    if (found.state !== "malformed") return;
    yield {
      subject: `${id} in ${found.file}`,
      message: `is not confirmed, as the file is not a confirmation: ${found.problem}.`,
      remedy: `Write ${found.file} again with \`promote confirm ${id} --by NAME --evidence URL\`.`,
      place: { file: found.file },
      identity: id,
    };
  },
};
