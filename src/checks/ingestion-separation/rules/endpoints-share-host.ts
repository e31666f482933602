import type { Rule } from "../../../gate/rule.ts";
import type { EndpointComparison } from "../facts.ts";

export const endpointsShareHost: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "The two environments take their data from one host.",
  why: "What is tried in staging reaches the provider that production depends on.",
  remedy: "Give staging the provider's staging endpoint.",
  *judge({ variable, from, to, staging, production }) {
    if (staging.state !== "usable" || production.state !== "usable") return;
    if (staging.host !== production.host) return;
    yield {
      subject: variable,
      message: `has one host, ${production.host}, in ${from} (${staging.source}) and ${to} (${production.source}).`,
      remedy:
        staging.source === production.source
          ? `Give each environment its own \`suffix\` or \`dotenv\` under \`environments\` in promote.yaml; both read ${staging.source}.`
          : `Put the provider's endpoint for ${from} into ${staging.source}.`,
    };
  },
};
