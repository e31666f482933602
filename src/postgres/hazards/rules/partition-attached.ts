import type { HazardRule } from "../hazard.ts";

export const partitionAttached: HazardRule = {
  area: "rewrite-or-lock",
  severity: "advisory",
  summary: "A table that is there becomes a partition, or has other bounds.",
  why: "Every row of it is looked at under a lock that stops all use of it, and every row of a default partition too.",
  remedy: "Add a validated CHECK with the bounds first, attach, then drop the CHECK.",
  message: () => "is another, and its rows are looked at.",
};
