import type { HazardRule } from "../hazard.ts";

export const tableRenamed: HazardRule = {
  area: "running-release",
  severity: "blocking",
  summary: "A table is gone, and one with the same columns is new.",
  why: "Every statement of the running release that names the table fails from the migration on.",
  remedy:
    "Keep the old name as a view until no running release uses it, or leave the name as it is.",
  message: ({ note }) => `is gone, and ${note} has its columns: it was renamed, or dropped.`,
};
