import type { Rule } from "../../../../../gate/rule.ts";
import { confirmRemedyOf } from "../confirm-command.ts";
import type { ConfirmationFacts } from "../facts.ts";

export const confirmationTampered: Rule<ConfirmationFacts> = {
  severity: "blocking",
  summary: "A confirmation says something else than what was signed.",
  why: "Its signature names a key that is known, and does not fit what the file says now.",
  remedy: "Find out who changed the file, then have the item confirmed anew.",
  unwaivable:
    "it stands for somebody's word on this one commit, which no exception for a time can give",
  *judge({ id, found }) {
    if (found.state !== "found" || found.signature.state !== "tampered") return;
    yield {
      subject: id,
      message: `is confirmed in the name of ${found.by}, with a signature that names a known key and does not fit: the file was changed.`,
      remedy: `Find out who changed ${found.file}. ${confirmRemedyOf(id)}`,
      place: { file: found.file },
    };
  },
};
