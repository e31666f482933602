import type { Report, Rule } from "../../../gate/rule.ts";
import { isOneSource, type StripeComparison } from "../facts.ts";
import { isWebhookSecretReused } from "./webhook-secret-reused.ts";

export const valueReused: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "Both environments hold the same value.",
  why: "A call of one environment acts on the account and the data of the other.",
  remedy: "Create a value of its own for each environment in the Stripe dashboard.",
  unwaivable: "where both environments hold one value, staging holds production's",
  *judge(comparison) {
    const { variable, from, to, staging, production, distinct } = comparison;
    if (distinct !== false || staging.state !== "present" || production.state !== "present") return;
    if (isWebhookSecretReused(comparison)) return;
    yield isOneSource(comparison)
      ? sourceShared(variable, from, to, staging.source)
      : {
          subject: variable,
          message: `has the same value in ${from} (${staging.source}) and ${to} (${production.source}).`,
        };
  },
};

/** Nothing is wrong with the value: the configuration looks for both in one place. */
function sourceShared(variable: string, from: string, to: string, source: string): Report {
  return {
    subject: variable,
    message: `is one and the same for ${from} and ${to}: both read ${source}.`,
    remedy: `Give each its own \`suffix\` or \`dotenv\` under \`environments.${from}\` and \`environments.${to}\` in promote.yaml.`,
  };
}
