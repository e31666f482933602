import type { Rule } from "../../../gate/rule.ts";
import { nounOf, type StripeComparison } from "../facts.ts";
import { isRestrictedAgainstSecret } from "./restricted-key-against-secret-key.ts";

export const kindsDiffer: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "The two environments hold different kinds of Stripe key under one name.",
  why: "What was tried in staging with one kind's permissions may be refused in production with the other's.",
  remedy: "Use keys of the same kind in both environments.",
  *judge(comparison) {
    const { variable, from, to, staging, production } = comparison;
    if (staging.state !== "present" || production.state !== "present") return;
    if (staging.kind === "unknown" || production.kind === "unknown") return;
    if (staging.kind === production.kind || isRestrictedAgainstSecret(comparison)) return;
    yield {
      subject: variable,
      message: `is a ${nounOf[staging.kind]} in ${from} and a ${nounOf[production.kind]} in ${to}.`,
      remedy: `Use keys of the same kind in ${staging.source} and in ${production.source}.`,
    };
  },
};
