import type { Rule } from "../../../../../gate/rule.ts";
import { confirmRemedyOf } from "../confirm-command.ts";
import type { ConfirmationFacts } from "../facts.ts";
import { isSamePerson, personNamed } from "../same-person.ts";

export const confirmationKeyOfOther: Rule<ConfirmationFacts> = {
  severity: "blocking",
  summary: "A confirmation in one person's name is signed with the key of another.",
  why: "A key speaks for its owner; in another's name it says what that person may not know of.",
  remedy: "Let the person confirm it with a key of their own, or correct `--by`.",
  unwaivable:
    "it stands for somebody's word on this one commit, which no exception for a time can give",
  *judge({ id, found }) {
    if (found.state !== "found" || found.signature.state !== "verified") return;
    const { owner } = found.signature;
    if (owner === undefined || isSamePerson(found.by, personNamed(owner))) return;
    yield {
      subject: id,
      message: `is confirmed in the name of ${found.by}, with the key of ${owner}.`,
      remedy: `${confirmRemedyOf(id)} \`--by\` is who owns the key: ${owner}.`,
      place: { file: found.file },
    };
  },
};
