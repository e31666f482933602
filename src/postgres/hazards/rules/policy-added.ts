import type { HazardRule } from "../hazard.ts";

export const policyAdded: HazardRule = {
  area: "authorisation",
  severity: "advisory",
  summary: "A permissive policy is added to a table that has row security.",
  why: "Permissive policies add up: each one opens rows.",
  remedy:
    "Make it `AS RESTRICTIVE` where it is meant to limit; test with a role that must not see the rows.",
  message: () => "is new: what it lets through comes on top of what the others do.",
};
