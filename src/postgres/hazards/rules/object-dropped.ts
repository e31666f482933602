import type { HazardRule } from "../hazard.ts";

export const objectDropped: HazardRule = {
  area: "running-release",
  severity: "advisory",
  summary: "A view, sequence, type, trigger function or the like is dropped.",
  why: "Every statement of the running release that uses it fails from the migration on.",
  remedy: "Release code that no longer uses it first, and drop it one release later.",
  message: () => "is dropped.",
};
