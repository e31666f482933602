import type { HazardRule } from "../hazard.ts";

export const columnTypeNarrowed: HazardRule = {
  area: "data-loss",
  severity: "blocking",
  summary: "The type of a column holds less than before.",
  why: "Values that do not fit stop the migration, or are cut or rounded by it.",
  remedy:
    "Add a column of the new type, fill it in batches, look at the values that do not fit, and switch over one release later.",
  message: ({ note }) => `goes ${note}, which holds less.`,
};
