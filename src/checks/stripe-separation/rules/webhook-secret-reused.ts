import type { Rule } from "../../../gate/rule.ts";
import { isOneSource, type StripeComparison } from "../facts.ts";

export const webhookSecretReused: Rule<StripeComparison> = {
  severity: "blocking",
  summary: "Both environments verify webhooks with the same secret.",
  why: "An event that was signed for one environment is accepted by the other: a payment in staging is booked in production.",
  remedy:
    "Make a webhook endpoint for each environment in the Stripe dashboard, and use its own secret.",
  unwaivable: "whoever can sign an event for staging could sign one for production",
  *judge(comparison) {
    const { variable, from, to, staging, production } = comparison;
    if (staging.state !== "present" || production.state !== "present") return;
    if (!isWebhookSecretReused(comparison)) return;
    yield {
      subject: variable,
      message: `is the same webhook secret in ${from} (${staging.source}) and ${to} (${production.source}).`,
    };
  },
};

/** Whether two places hold one webhook secret. One place that both read is the configuration's mistake. */
export function isWebhookSecretReused(comparison: StripeComparison): boolean {
  const { staging, distinct } = comparison;
  if (distinct !== false || isOneSource(comparison)) return false;
  return staging.state === "present" && staging.kind === "webhook-secret";
}
