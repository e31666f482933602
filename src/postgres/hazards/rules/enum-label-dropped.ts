import type { HazardRule } from "../hazard.ts";

export const enumLabelDropped: HazardRule = {
  area: "data-loss",
  severity: "blocking",
  summary: "A label of an enum is dropped.",
  why: "PostgreSQL cannot drop a label: the type is built anew, and rows with the label are changed or lost on the way.",
  remedy:
    "Say in the migration what becomes of the rows that have the label, and stop writing it one release earlier.",
  message: ({ note }) => `no longer has the label ${note}.`,
};
