import type { Rule } from "../../../../../gate/rule.ts";
import { confirmRemedyOf } from "../confirm-command.ts";
import type { ConfirmationFacts } from "../facts.ts";

export const confirmationMissing: Rule<ConfirmationFacts> = {
  severity: "blocking",
  summary: "An item that a person has to confirm is not confirmed.",
  why: "Nobody has said that it holds, and no program can see it.",
  remedy: "Make sure of it, then run `promote confirm ITEM --by NAME --evidence URL`.",
  unwaivable:
    "it stands for somebody's word on this one commit, which no exception for a time can give",
  *judge({ id, commit, environment, found }) {
    if (found.state === "absent" && found.others.length === 0) {
      yield {
        subject: id,
        message: `is not confirmed for commit ${commit.slice(0, 12)} to ${environment}.`,
        remedy: confirmRemedyOf(id),
      };
    }
  },
};
