import type { Rule } from "../../../gate/rule.ts";
import { type EndpointComparison, endpointsOf, type Malformation } from "../facts.ts";

export const endpointMalformed: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "An endpoint is no http or https URL.",
  why: "The service cannot reach its provider with it, or guesses what was meant.",
  remedy: "Set the variable to a URL such as https://ingest.example.com/v1.",
  *judge(comparison) {
    for (const { environment, endpoint } of endpointsOf(comparison)) {
      if (endpoint.state !== "malformed") continue;
      yield {
        subject: `${comparison.variable} in ${environment}`,
        message: sentenceOf[endpoint.reason],
        remedy: `Put a URL such as https://ingest.example.com/v1 into ${endpoint.source}, with nothing around it.`,
      };
    }
  },
};

const sentenceOf: { readonly [Reason in Malformation]: string } = {
  "not-a-url": "is not a URL.",
  "not-http": "is not an http or https URL.",
};
