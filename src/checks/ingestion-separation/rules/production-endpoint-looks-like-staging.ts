import type { Rule } from "../../../gate/rule.ts";
import type { EndpointComparison } from "../facts.ts";
import { wordsSpeltOut } from "../host-patterns.ts";
import { stagingLabelOf } from "../staging-label.ts";
import { isAddress } from "../unreachable-host.ts";

export const productionEndpointLooksLikeStaging: Rule<EndpointComparison> = {
  severity: "blocking",
  summary:
    "Production's endpoint has a name, or compared by prefix a path, that speaks of staging, a sandbox or tests.",
  why: "Production would take in trial data.",
  remedy:
    "Use the provider's production endpoint, or spell its host out under `allow` of the endpoint in promote.yaml.",
  *judge(comparison) {
    const { variable, from, to, production, allow, compare, pathLabel } = comparison;
    if (production.state !== "usable") return;
    const { host, source } = production;
    const allowed = wordsSpeltOut(allow.production, host);
    const label = isAddress(host) ? undefined : stagingLabelOf(host, { from, to, allowed });
    if (label !== undefined) {
      yield {
        subject: `${variable} in ${to}`,
        identity: `${variable} in ${to} ${host}`,
        message: `points to ${host}, which carries the label "${label}".`,
        remedy: `Put the provider's production endpoint into ${source}, or, where this is it, spell its host out under \`allow.${to}\` of ${variable} in promote.yaml.`,
      };
    }
    if (compare === "prefix" && pathLabel !== null) {
      yield {
        subject: `the path of ${variable} in ${to}`,
        identity: `${variable} in ${to} ${host} ${pathLabel}`,
        message: `carries the label "${pathLabel}", which the path of ${from} does not.`,
        remedy: `Put the provider's production endpoint into ${source}.`,
      };
    }
  },
};
