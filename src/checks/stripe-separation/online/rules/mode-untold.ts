import type { Rule } from "../../../../gate/rule.ts";
import { nounOf } from "../../facts.ts";
import { keyNameOf, type OnlineProof, takenKeysOf } from "../facts.ts";

export const modeUntold: Rule<OnlineProof> = {
  severity: "blocking",
  summary: "Stripe takes a key that may not read the balance, and so does not tell its mode.",
  why: "The configuration asks for Stripe's word on every key, and of this one there is none.",
  remedy: "Let the restricted key read the balance in the Stripe dashboard: Balance, Read.",
  unwaivable: "nothing was proved of the key",
  *judge(proof) {
    for (const { answer, kind, source, ...key } of takenKeysOf(proof)) {
      if (answer.mode !== null) continue;
      yield {
        subject: keyNameOf(key),
        message: `is a ${nounOf[kind]} that may not read the balance, so Stripe does not tell its mode.`,
        remedy: `Let the key in ${source} read the balance (Balance: Read) in the Stripe dashboard, or take \`online\` out of \`checks.stripe-separation\` in promote.yaml.`,
      };
    }
  },
};
