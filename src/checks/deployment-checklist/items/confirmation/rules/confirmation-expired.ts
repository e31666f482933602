import { endOf } from "../../../../../confirmations/confirmation.ts";
import type { Rule } from "../../../../../gate/rule.ts";
import { confirmRemedyOf } from "../confirm-command.ts";
import type { ConfirmationFacts } from "../facts.ts";

export const confirmationExpired: Rule<ConfirmationFacts> = {
  severity: "blocking",
  summary: "A confirmation has ended, by its own time or by `validFor` of the item.",
  why: "What was true when it was given may have changed since.",
  remedy: "Make sure of it anew, then run `promote confirm ITEM --by NAME --evidence URL`.",
  unwaivable:
    "it stands for somebody's word on this one commit, which no exception for a time can give",
  *judge({ id, now, validForMs, found }) {
    if (found.state !== "found") return;
    const end = endOf(found, validForMs);
    if (end.getTime() > Date.parse(now)) return;
    yield {
      subject: id,
      message: `was confirmed by ${found.by} until ${end.toISOString()}, and it is ${now}.`,
      remedy: confirmRemedyOf(id),
      place: { file: found.file },
    };
  },
};
