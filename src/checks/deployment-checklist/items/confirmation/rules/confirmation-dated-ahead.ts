import type { Rule } from "../../../../../gate/rule.ts";
import { confirmRemedyOf } from "../confirm-command.ts";
import type { ConfirmationFacts } from "../facts.ts";

export const confirmationDatedAhead: Rule<ConfirmationFacts> = {
  severity: "blocking",
  summary: "A confirmation claims to have been given at a time that has not come yet.",
  why: "Nobody can have confirmed anything in the future, so its age cannot be trusted.",
  remedy: "Set the clock right, then run `promote confirm ITEM --by NAME --evidence URL`.",
  unwaivable:
    "it stands for somebody's word on this one commit, which no exception for a time can give",
  *judge({ id, now, found }) {
    if (found.state !== "found" || Date.parse(found.at) <= Date.parse(now)) return;
    yield {
      subject: id,
      message: `is confirmed by ${found.by} at ${found.at}, which is later than now (${now}).`,
      remedy: confirmRemedyOf(id),
      place: { file: found.file },
    };
  },
};
