import type { HazardRule } from "../hazard.ts";

export const grantedToRole: HazardRule = {
  area: "authorisation",
  severity: "advisory",
  summary: "A role gains a right.",
  why: "Everyone who is or becomes a member of the role has the right as well, and keeps it when the release goes back.",
  remedy: "Look at who is in the role, and grant no more than it needs.",
  message: ({ note }) => `include ${note} now.`,
};
