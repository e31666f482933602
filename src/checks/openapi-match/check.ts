import type { CheckDefinition } from "../../gate/check.ts";
import type { OpenapiMatchFacts } from "./facts.ts";
import { gather } from "./gather.ts";
import { account, judge } from "./judge.ts";
import { rules } from "./rules/index.ts";

/** Step 2 of the promotion checklist. */
export const openapiMatch: CheckDefinition<
  "openapi-match",
  "environment" | "files" | "processes" | "secrets",
  OpenapiMatchFacts
> = {
  id: "openapi-match",
  title: "The OpenAPI document matches the code",
  rules,
  gather,
  judge,
  account,
};
