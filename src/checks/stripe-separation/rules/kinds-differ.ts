import type { Rule } from "../../../gate/rule.ts";
import type { StripeComparison, StripeKind } from "../facts.ts";

export const kindsDiffer: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "The two environments hold different kinds of Stripe key under one name.",
  why: "What was tried in staging with one kind's permissions may be refused in production with the other's.",
  remedy: "Use keys of the same kind in both environments.",
  *judge({ variable, from, to, staging, production }) {
    if (staging.state !== "present" || production.state !== "present") return;
    if (staging.kind === "unknown" || production.kind === "unknown") return;
    if (staging.kind === production.kind) return;
    yield {
      subject: variable,
      message: `is a ${nounOf[staging.kind]} in ${from} and a ${nounOf[production.kind]} in ${to}.`,
      remedy: `Use keys of the same kind in ${staging.source} and in ${production.source}.`,
    };
  },
};

const nounOf: { readonly [Kind in Exclude<StripeKind, "unknown">]: string } = {
  "secret-key": "secret key",
  "restricted-key": "restricted key",
  "publishable-key": "publishable key",
  "webhook-secret": "webhook secret",
};
