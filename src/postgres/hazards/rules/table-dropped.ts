import type { HazardRule } from "../hazard.ts";

export const tableDropped: HazardRule = {
  area: "data-loss",
  severity: "blocking",
  summary: "A table is dropped.",
  why: "No migration back brings rows back, and the running release may still read and write them.",
  remedy:
    "Release code that no longer uses it first; keep a copy of its rows (`pg_dump --table`); drop it one release later.",
  message: () => "is dropped, and every row of it is gone.",
};
