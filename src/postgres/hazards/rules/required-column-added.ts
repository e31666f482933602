import type { HazardRule } from "../hazard.ts";

export const requiredColumnAdded: HazardRule = {
  area: "running-release",
  severity: "blocking",
  summary: "A column is added that is required and has no default.",
  why: "The migration fails on a table with rows, and every insert of the running release fails, since it does not know the column.",
  remedy: "Add it with a default, or nullable first; fill it; make it required one release later.",
  message: () => "is new and required, and has no default.",
};
