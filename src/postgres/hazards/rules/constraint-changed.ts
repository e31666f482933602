import type { HazardRule } from "../hazard.ts";

export const constraintChanged: HazardRule = {
  area: "integrity",
  severity: "advisory",
  summary: "A constraint says something else.",
  why: "What the old one kept out may come in; the new one reads every row under a lock unless it is added NOT VALID.",
  remedy: "Add the new one `NOT VALID` under another name, validate it, then drop the old one.",
  message: () => "says something else, which means dropped and added anew.",
};
