import type { HazardRule } from "../hazard.ts";

export const indexCreated: HazardRule = {
  area: "index",
  severity: "advisory",
  summary: "An index is created on a table that is there.",
  why: "`CREATE INDEX` stops every write to the table until it is built.",
  remedy:
    "Use `CREATE INDEX CONCURRENTLY`, outside a transaction; look for an invalid index when it fails.",
  message: () => "is new on a table that is there.",
};
