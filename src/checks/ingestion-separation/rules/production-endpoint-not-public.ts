import type { Rule } from "../../../gate/rule.ts";
import type { EndpointComparison } from "../facts.ts";
import { isSpeltOut } from "../host-patterns.ts";
import { unreachabilityOf } from "../unreachable-host.ts";

export const productionEndpointNotPublic: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "Production's endpoint is an address or a name of one machine or one network.",
  why: "Production would reach a host that exists on one machine only, or another host on each network.",
  remedy: "Use the provider's production endpoint.",
  *judge({ variable, to, production, allow }) {
    if (production.state !== "usable") return;
    const { host, source } = production;
    const phrase = unreachabilityOf(host, isSpeltOut(allow.production, host));
    if (phrase === undefined) return;
    yield {
      subject: `${variable} in ${to}`,
      identity: `${variable} in ${to} ${host}`,
      message: `points to ${host}, which ${phrase}.`,
      remedy: `Put the provider's production endpoint into ${source}.`,
    };
  },
};
