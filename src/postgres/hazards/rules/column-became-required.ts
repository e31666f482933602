import type { HazardRule } from "../hazard.ts";

export const columnBecameRequired: HazardRule = {
  area: "rewrite-or-lock",
  severity: "advisory",
  summary: "A column that took nulls becomes NOT NULL.",
  why: "The table is locked while every row is read, and writes of the running release that leave the column null fail.",
  remedy:
    "Add `CHECK (column IS NOT NULL) NOT VALID`, run `VALIDATE CONSTRAINT`, then `SET NOT NULL`, which then reads nothing, and drop the check.",
  message: () => "becomes required.",
};
