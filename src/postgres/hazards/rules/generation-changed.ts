import type { HazardRule } from "../hazard.ts";

export const generationChanged: HazardRule = {
  area: "rewrite-or-lock",
  severity: "advisory",
  summary: "How a column is computed changes.",
  why: "The table is written anew under a lock that stops reads too.",
  remedy:
    "Add a column with the new expression beside it and switch over, or run the migration when the table is not in use.",
  message: () => "is computed in another way.",
};
