import type { Rule } from "../../../../../gate/rule.ts";
import { confirmRemedyOf } from "../confirm-command.ts";
import type { ConfirmationFacts } from "../facts.ts";

export const confirmationSignatureRefused: Rule<ConfirmationFacts> = {
  severity: "blocking",
  summary: "A confirmation is signed, and by none of the keys that are known.",
  why: "Somebody who may not confirm signed it, or it was changed after it was signed.",
  remedy:
    "Confirm it anew with a key that is known, or name the public key under `keys` of the item.",
  unwaivable:
    "it stands for somebody's word on this one commit, which no exception for a time can give",
  *judge({ id, found }) {
    if (found.state !== "found" || found.signature.state !== "refused") return;
    const { keys } = found.signature;
    yield {
      subject: id,
      message: `is confirmed in the name of ${found.by}, with a signature that is not of ${keys === 1 ? "the one key that is known" : `any of the ${keys} keys that are known`}.`,
      remedy: `${confirmRemedyOf(id)} Sign it with a key that is known, or name the public key under \`keys\` of the item ${id} in promote.yaml.`,
      place: { file: found.file },
    };
  },
};
