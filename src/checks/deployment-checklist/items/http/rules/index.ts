import type { RuleSet } from "../../../../../gate/rule.ts";
import type { HttpFacts } from "../facts.ts";
import { httpStatusUnexpected } from "./http-status-unexpected.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const httpRules = {
  "http-status-unexpected": httpStatusUnexpected,
} satisfies RuleSet<HttpFacts>;
