import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestParameterReservedCharactersRefused: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A parameter no longer takes reserved characters as they are.",
  why: "Clients send characters such as / and ? without escaping them, and are not understood.",
  remedy:
    "Keep `allowReserved: true`, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(
      change,
      "no longer takes reserved characters such as / and ? unescaped.",
      "parameter",
    );
  },
};
