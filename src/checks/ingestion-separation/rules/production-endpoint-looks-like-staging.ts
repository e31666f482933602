import type { Rule } from "../../../gate/rule.ts";
import type { EndpointComparison } from "../facts.ts";
import { wordsSpeltOut } from "../host-patterns.ts";
import { stagingLabelOf } from "../staging-label.ts";
import { isAddress } from "../unreachable-host.ts";

export const productionEndpointLooksLikeStaging: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "Production's endpoint has a name that speaks of staging, a sandbox or tests.",
  why: "Production would take in trial data.",
  remedy:
    "Use the provider's production endpoint, or spell its host out under `allow` of the endpoint in promote.yaml.",
  *judge({ variable, from, to, production, allow }) {
    if (production.state !== "usable" || isAddress(production.host)) return;
    const { host, source } = production;
    const allowed = wordsSpeltOut(allow.production, host);
    const label = stagingLabelOf(host, { from, to, allowed });
    if (label === undefined) return;
    yield {
      subject: `${variable} in ${to}`,
      identity: `${variable} in ${to} ${host}`,
      message: `points to ${host}, which carries the label "${label}".`,
      remedy: `Put the provider's production endpoint into ${source}, or, where this is it, spell its host out under \`allow.${to}\` of ${variable} in promote.yaml.`,
    };
  },
};
