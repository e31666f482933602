import type { HazardRule } from "../hazard.ts";

export const routineResultChanged: HazardRule = {
  area: "running-release",
  severity: "blocking",
  summary: "A routine returns something else.",
  why: "PostgreSQL changes a result only by dropping the routine, with what depends on it; the running release reads what it no longer returns.",
  remedy: "Create the routine under another name, and drop the old one when no release calls it.",
  message: ({ note }) => `returns something else: ${note}.`,
};
