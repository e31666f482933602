import type { RuleSet } from "../../../../../gate/rule.ts";
import type { HttpFacts } from "../facts.ts";
import { httpAnswerNotJson } from "./http-answer-not-json.ts";
import { httpAnswerSlow } from "./http-answer-slow.ts";
import { httpAssertionFailed } from "./http-assertion-failed.ts";
import { httpOpenWithoutCredentials } from "./http-open-without-credentials.ts";
import { httpStatusUnexpected } from "./http-status-unexpected.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const httpRules = {
  "http-status-unexpected": httpStatusUnexpected,
  "http-answer-not-json": httpAnswerNotJson,
  "http-assertion-failed": httpAssertionFailed,
  "http-answer-slow": httpAnswerSlow,
  "http-open-without-credentials": httpOpenWithoutCredentials,
} satisfies RuleSet<HttpFacts>;
