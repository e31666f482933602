import type { Rule } from "../../../gate/rule.ts";
import type { EndpointComparison } from "../facts.ts";
import { stagingSignOf } from "../staging-sign.ts";

export const productionEndpointLooksLikeStaging: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "Production's endpoint has the name or address of one that is not production.",
  why: "Production would take in trial data, or reach a host that exists on one machine only.",
  remedy: "Use the provider's production endpoint.",
  *judge({ variable, from, to, production }) {
    if (production.state !== "usable") return;
    const sign = stagingSignOf(production.host, from);
    if (sign === undefined) return;
    yield {
      subject: `${variable} in ${to}`,
      message: `points to ${production.host}, which ${sign}.`,
      remedy: `Put the provider's production endpoint into ${production.source}.`,
    };
  },
};
