import type { Rule } from "../../../../gate/rule.ts";
import { nounOf } from "../../facts.ts";
import { keyNameOf, type OnlineProof } from "../facts.ts";

export const keyInvalid: Rule<OnlineProof> = {
  severity: "blocking",
  summary: "Stripe does not know a key: it was deleted, cut off, or mistyped.",
  why: "The service starts with it, and every call to Stripe fails.",
  remedy: "Copy the key anew from the Stripe dashboard.",
  *judge({ keys }) {
    for (const { answer, kind, source, ...key } of keys) {
      if (answer.state !== "refused" || answer.reason !== "unknown") continue;
      yield {
        subject: keyNameOf(key),
        message: `is a ${nounOf[kind]} by its form, and Stripe does not know it.`,
        remedy: `Copy the key from the Stripe dashboard into ${source} anew.`,
      };
    }
  },
};
