import type { HazardRule } from "../hazard.ts";

export const constraintNotValidated: HazardRule = {
  area: "integrity",
  severity: "advisory",
  summary: "A constraint that held for every row no longer does.",
  why: "Rows that break it may be in the table.",
  remedy: "Run `ALTER TABLE … VALIDATE CONSTRAINT` and take the snapshot anew.",
  message: () => "is no longer validated.",
};
