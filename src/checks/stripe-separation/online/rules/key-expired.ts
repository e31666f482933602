import type { Rule } from "../../../../gate/rule.ts";
import { nounOf } from "../../facts.ts";
import { keyNameOf, type OnlineProof } from "../facts.ts";

export const keyExpired: Rule<OnlineProof> = {
  severity: "blocking",
  summary: "Stripe says that a key has expired: it was rolled, revoked, or had its time.",
  why: "The service starts with it, and every call to Stripe fails.",
  remedy: "Put the key there that replaced it.",
  *judge({ keys }) {
    for (const { answer, kind, source, ...key } of keys) {
      if (answer.state !== "refused" || answer.reason !== "expired") continue;
      yield {
        subject: keyNameOf(key),
        message: `is a ${nounOf[kind]} that has expired, says Stripe.`,
        remedy: `Put the key that replaced it into ${source}: the Stripe dashboard has it under API keys.`,
      };
    }
  },
};
