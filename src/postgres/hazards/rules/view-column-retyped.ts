import type { HazardRule } from "../hazard.ts";

export const viewColumnRetyped: HazardRule = {
  area: "running-release",
  severity: "advisory",
  summary: "A column of a view has another type.",
  why: "PostgreSQL changes it only by dropping the view, with its grants and what depends on it; the running release reads values of a type it does not expect.",
  remedy:
    "Add a column of the new type to the view, and drop the old one when no release reads it.",
  message: ({ note }) => `has columns of other types: ${note}.`,
};
