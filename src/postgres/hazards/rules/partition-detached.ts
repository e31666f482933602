import type { HazardRule } from "../hazard.ts";

export const partitionDetached: HazardRule = {
  area: "data-loss",
  severity: "blocking",
  summary: "A partition is no longer part of its table.",
  why: "Its rows are gone for whoever reads the table, and detaching locks the table unless it is done with CONCURRENTLY.",
  remedy: "Detach it with DETACH PARTITION … CONCURRENTLY once no release needs its rows.",
  message: () => "is no longer one, and its rows are gone from the table.",
};
