import type { HazardRule } from "../hazard.ts";

export const rowSecurityOff: HazardRule = {
  area: "authorisation",
  severity: "blocking",
  summary: "Row security of a table is off, or no longer forced on its owner.",
  why: "Whoever may read the table reads every row of it, whatever its policies say.",
  remedy:
    "Leave it on; where it is no longer wanted, say so in the review and take the rights from who should not have them.",
  message: ({ note }) => `${note}.`,
};
