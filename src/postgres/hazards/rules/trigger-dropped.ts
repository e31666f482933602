import type { HazardRule } from "../hazard.ts";

export const triggerDropped: HazardRule = {
  area: "integrity",
  severity: "advisory",
  summary: "A trigger or rule is dropped.",
  why: "What it kept right or wrote down (an audit, a derived value) no longer happens.",
  remedy: "Say in the review what does it instead.",
  message: () => "is dropped.",
};
