import type { ItemKind } from "../item-kind.ts";
import type { HttpFacts } from "./facts.ts";
import { httpRules } from "./rules/index.ts";

/** An address that must answer with a certain status. */
export const http: ItemKind<HttpFacts> = {
  rules: httpRules,
  evidence: ({ address, status }) => ({ values: { address, status } }),
};
