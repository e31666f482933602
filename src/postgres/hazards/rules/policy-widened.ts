import type { HazardRule } from "../hazard.ts";

export const policyWidened: HazardRule = {
  area: "authorisation",
  severity: "blocking",
  summary: "A row security policy may let more through than before.",
  why: "Rows that a role could not see or change may be open to it.",
  remedy:
    "Compare both expressions; test with a role that must not see the rows; have it reviewed by who answers for access.",
  message: ({ note }) => `may let more through: ${note}.`,
};
