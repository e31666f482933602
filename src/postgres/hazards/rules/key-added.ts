import type { HazardRule } from "../hazard.ts";

export const keyAdded: HazardRule = {
  area: "rewrite-or-lock",
  severity: "advisory",
  summary: "A primary key, unique or exclusion constraint is added to a table that is there.",
  why: "Its index is built under a lock that stops writes.",
  remedy:
    "Run `CREATE UNIQUE INDEX CONCURRENTLY`, then `ADD CONSTRAINT … USING INDEX`; for an exclusion, run it when the table is not in use.",
  message: () => "is new on a table that is there.",
};
