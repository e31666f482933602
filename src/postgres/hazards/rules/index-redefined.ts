import type { HazardRule } from "../hazard.ts";

export const indexRedefined: HazardRule = {
  area: "index",
  severity: "advisory",
  summary: "An index is defined differently.",
  why: "Until the new one is built, statements that need it read the whole table; the build stops writes.",
  remedy:
    "Build the new one with `CREATE INDEX CONCURRENTLY` under another name, then `DROP INDEX CONCURRENTLY` the old one.",
  message: () => "is defined differently, which means dropped and built anew.",
};
