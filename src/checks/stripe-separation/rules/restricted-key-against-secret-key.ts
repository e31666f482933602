import type { Rule } from "../../../gate/rule.ts";
import { nounOf, type StripeComparison } from "../facts.ts";

export const restrictedKeyAgainstSecretKey: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "One environment holds a restricted key and the other a secret key.",
  why: "A secret key may do everything: what passed with it may be refused with the restricted key's rights, or nobody sees what rights are missing.",
  remedy: "Use restricted keys with the same rights in both environments.",
  *judge(comparison) {
    const { variable, from, to, staging, production } = comparison;
    if (staging.state !== "present" || production.state !== "present") return;
    if (!isRestrictedAgainstSecret(comparison)) return;
    const secret = staging.kind === "secret-key" ? staging : production;
    yield {
      subject: variable,
      message: `is a ${nounOf[staging.kind]} in ${from} and a ${nounOf[production.kind]} in ${to}: their rights are not the same.`,
      remedy: `Put a restricted key into ${secret.source}, with the rights that the other has.`,
    };
  },
};

/** Whether one side may do everything and the other only what it is given. */
export function isRestrictedAgainstSecret({ staging, production }: StripeComparison): boolean {
  if (staging.state !== "present" || production.state !== "present") return false;
  const kinds = [staging.kind, production.kind];
  return kinds.includes("restricted-key") && kinds.includes("secret-key");
}
