import type { HazardRule } from "../hazard.ts";

export const routineArgumentsChanged: HazardRule = {
  area: "running-release",
  severity: "blocking",
  summary: "A routine takes other arguments.",
  why: "The routine of the old arguments is gone: the running release's calls find none, or are read in another way.",
  remedy:
    "Create the routine of the new arguments beside the old one, and drop the old one when no release calls it.",
  message: ({ note }) => `takes ${note}.`,
};
