import type { Rule } from "../../../gate/rule.ts";
import { type EndpointComparison, endpointsOf } from "../facts.ts";

export const endpointPadded: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "An endpoint has blanks or quotes around its URL.",
  why: "Some programs drop them and others do not: the service may fail where a shell works.",
  remedy: "Remove what stands around the URL.",
  *judge(comparison) {
    for (const { environment, endpoint } of endpointsOf(comparison)) {
      if (endpoint.state !== "padded") continue;
      yield {
        subject: `${comparison.variable} in ${environment}`,
        message: `has ${endpoint.wrapping} around its URL.`,
        remedy: `Remove the ${endpoint.wrapping} at the ends of ${endpoint.source}.`,
      };
    }
  },
};
