import type { HazardRule } from "../hazard.ts";

export const grantedToPublic: HazardRule = {
  area: "authorisation",
  severity: "blocking",
  summary: "A right is given to PUBLIC.",
  why: "PUBLIC is every role, those to come too: a reporting user, a monitoring agent, an intruder with any login.",
  remedy: "Grant it to the role that needs it.",
  message: ({ note }) => `gives ${note} to PUBLIC.`,
};
