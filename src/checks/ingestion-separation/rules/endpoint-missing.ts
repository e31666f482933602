import { setVariable, setVariableIn } from "../../../environments/missing-variable-words.ts";
import type { Rule } from "../../../gate/rule.ts";
import { type EndpointComparison, endpointsOf } from "../facts.ts";

export const endpointMissing: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "An environment does not have an endpoint that the configuration names.",
  why: "Where the environment takes its data from is unknown, so it may be the other one's provider.",
  remedy: setVariable,
  *judge(comparison) {
    for (const { environment, endpoint } of endpointsOf(comparison)) {
      if (endpoint.state !== "missing") continue;
      yield {
        subject: `${comparison.variable} in ${environment}`,
        message: `is not set; looked for in ${endpoint.sources.join(" and ")}.`,
        remedy: setVariableIn(environment),
      };
    }
  },
};
