import type { HazardRule } from "../hazard.ts";

export const rightRevoked: HazardRule = {
  area: "running-release",
  severity: "advisory",
  summary: "A role loses a right.",
  why: "What the running release does with the right fails from the migration on.",
  remedy: "Revoke it once no release that is deployed as the role needs it.",
  message: ({ note }) => `no longer include ${note}.`,
};
