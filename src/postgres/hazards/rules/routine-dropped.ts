import type { HazardRule } from "../hazard.ts";

export const routineDropped: HazardRule = {
  area: "running-release",
  severity: "blocking",
  summary: "A function, procedure or aggregate is dropped.",
  why: "Every call of the running release fails from the migration on, as does every trigger, view and routine that calls it.",
  remedy: "Release code that no longer calls it first, and drop it one release later.",
  message: () => "is dropped.",
};
