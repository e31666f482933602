import type { Rule } from "../../../../gate/rule.ts";
import { keyNameOf, type OnlineProof, takenKeysOf } from "../facts.ts";

export const accountUnexpected: Rule<OnlineProof> = {
  severity: "blocking",
  summary: "A key opens another Stripe account than the one that the configuration names.",
  why: "Payments would arrive in an account that nobody meant.",
  remedy:
    "Put a key of the named account there, or correct `checks.stripe-separation.online.accounts` in promote.yaml.",
  *judge(proof) {
    if (typeof proof.accounts === "string") return;
    const expected = new Map(
      proof.accounts.map(({ environment, account }) => [environment, account]),
    );
    for (const { answer, source, ...key } of takenKeysOf(proof)) {
      const named = expected.get(key.environment);
      if (named === undefined || answer.account === null || answer.account === named) continue;
      yield {
        subject: keyNameOf(key),
        message: `opens the account ${answer.account}, and promote.yaml names ${named}.`,
        remedy: `Put a key of ${named} into ${source}, or correct \`checks.stripe-separation.online.accounts\` in promote.yaml.`,
      };
    }
  },
};
