import type { HazardRule } from "../hazard.ts";

export const storageChanged: HazardRule = {
  area: "rewrite-or-lock",
  severity: "advisory",
  summary: "A table moves to another tablespace or access method.",
  why: "The table is written anew under a lock that stops reads too.",
  remedy: "Fill a new table in batches and switch over, or run it when the table is not in use.",
  message: ({ note }) => `has another ${note}.`,
};
