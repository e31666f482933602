import type { HazardRule } from "../hazard.ts";

export const columnRenamed: HazardRule = {
  area: "running-release",
  severity: "blocking",
  summary: "A column is gone, and one of the same definition is in its place.",
  why: "Every statement of the running release that names the column fails from the migration on.",
  remedy:
    "Add the new column, write both, fill it in batches, and drop the old one when no running release names it.",
  message: ({ note }) =>
    `is gone, and ${note} is in its place with the same definition: it was renamed, or dropped.`,
};
