import type { HazardRule } from "../hazard.ts";

export const attributeDropped: HazardRule = {
  area: "data-loss",
  severity: "blocking",
  summary: "An attribute of a composite type is dropped.",
  why: "No migration back brings the values back.",
  remedy:
    "Release code that no longer uses it first; keep a copy of the values; drop it one release later.",
  message: ({ note }) => `is dropped: attribute ${note}, and what every value has in it is gone.`,
};
