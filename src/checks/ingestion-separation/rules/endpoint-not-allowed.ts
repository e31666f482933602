import type { Rule } from "../../../gate/rule.ts";
import { type EndpointComparison, endpointsOf } from "../facts.ts";
import { matchesHost } from "../host-patterns.ts";

export const endpointNotAllowed: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "An endpoint has a host that the configuration does not allow its environment.",
  why: "The environment would take its data from a provider that nobody agreed on.",
  remedy: "Use an allowed host, or correct `allow` of the endpoint in promote.yaml.",
  *judge(comparison) {
    const { variable } = comparison;
    for (const { environment, endpoint, allowed } of endpointsOf(comparison)) {
      if (endpoint.state !== "usable" || allowed.length === 0) continue;
      if (allowed.some((pattern) => matchesHost(pattern, endpoint.host))) continue;
      yield {
        subject: `${variable} in ${environment}`,
        identity: `${variable} in ${environment} ${endpoint.host}`,
        message: `points to ${endpoint.host}; allowed ${allowed.length === 1 ? "is" : "are"} ${allowed.join(", ")}.`,
        remedy: `Put a URL with an allowed host into ${endpoint.source}, or correct \`allow.${environment}\` of ${variable} in promote.yaml.`,
      };
    }
  },
};
