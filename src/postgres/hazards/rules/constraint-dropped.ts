import type { HazardRule } from "../hazard.ts";

export const constraintDropped: HazardRule = {
  area: "integrity",
  severity: "advisory",
  summary: "A constraint is dropped.",
  why: "What it kept out can come in, and rows that break it stay when it comes back.",
  remedy:
    "Say in the review what keeps the rows right instead; put one that replaces it into the same migration.",
  message: () => "is dropped.",
};
