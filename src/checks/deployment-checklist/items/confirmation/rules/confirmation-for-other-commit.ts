import type { Rule } from "../../../../../gate/rule.ts";
import { confirmRemedyOf } from "../confirm-command.ts";
import type { ConfirmationFacts } from "../facts.ts";

export const confirmationForOtherCommit: Rule<ConfirmationFacts> = {
  severity: "blocking",
  summary: "An item is confirmed, but for another commit than the one that is released.",
  why: "A confirmation of an earlier candidate says nothing about this one.",
  remedy: "Make sure of it anew, then run `promote confirm ITEM --by NAME --evidence URL`.",
  unwaivable:
    "it stands for somebody's word on this one commit, which no exception for a time can give",
  *judge({ id, commit, found }) {
    if (found.state !== "absent") return;
    const [latest] = found.others;
    if (latest === undefined || found.others.some((other) => other.commit === commit)) return;
    yield {
      subject: id,
      message: `is confirmed for commit ${latest.commit.slice(0, 12)}, and not for ${commit.slice(0, 12)}.`,
      remedy: confirmRemedyOf(id),
    };
  },
};
