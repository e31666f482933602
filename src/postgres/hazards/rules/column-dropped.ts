import type { HazardRule } from "../hazard.ts";

export const columnDropped: HazardRule = {
  area: "data-loss",
  severity: "blocking",
  summary: "A column is dropped.",
  why: "No migration back brings the values back, and every statement of the running release that names the column fails.",
  remedy:
    "Release code that no longer names it first; keep a copy of the values; drop it one release later.",
  message: () => "is dropped, and what every row has in it is gone.",
};
