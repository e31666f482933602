import type { Rule } from "../../../../../gate/rule.ts";
import { confirmRemedyOf } from "../confirm-command.ts";
import type { ConfirmationFacts } from "../facts.ts";

export const confirmationUnsigned: Rule<ConfirmationFacts> = {
  severity: "blocking",
  summary: "A confirmation is not signed, and has to be.",
  why: "Anybody, a command of the project too, can write a file that says so.",
  remedy:
    "Set PROMOTE_SIGNING_KEY to your key, then run `promote confirm ITEM --by NAME --evidence URL`.",
  unwaivable:
    "it stands for somebody's word on this one commit, which no exception for a time can give",
  *judge({ id, mustBeSigned, found }) {
    if (found.state !== "found" || !mustBeSigned || found.signature.state !== "unsigned") return;
    yield {
      subject: id,
      message: `is confirmed by ${found.by}, and the confirmation is not signed.`,
      remedy: `Set PROMOTE_SIGNING_KEY to your key. ${confirmRemedyOf(id)}`,
      place: { file: found.file },
    };
  },
};
