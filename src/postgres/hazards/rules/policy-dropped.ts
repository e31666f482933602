import type { HazardRule } from "../hazard.ts";

export const policyDropped: HazardRule = {
  area: "authorisation",
  severity: "blocking",
  summary: "A row security policy is dropped.",
  why: "Who may see and change which rows is decided by the policies: without a restrictive one more rows are open, without the last permissive one none.",
  remedy:
    "Put the policy that replaces it into the same migration, and have the change reviewed by who answers for access.",
  message: ({ note }) => `is dropped${note}.`,
};
