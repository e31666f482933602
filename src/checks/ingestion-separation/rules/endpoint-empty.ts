import type { Rule } from "../../../gate/rule.ts";
import { type EndpointComparison, endpointsOf } from "../facts.ts";

export const endpointEmpty: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "An endpoint is set and empty.",
  why: "The service starts without a provider, or falls back to one that nobody chose.",
  remedy: "Set the variable to the provider's URL.",
  *judge(comparison) {
    for (const { environment, endpoint } of endpointsOf(comparison)) {
      if (endpoint.state !== "empty") continue;
      yield {
        subject: `${comparison.variable} in ${environment}`,
        message: `is set and empty in ${endpoint.source}.`,
        remedy: `Put the provider's endpoint for ${environment} into ${endpoint.source}.`,
      };
    }
  },
};
