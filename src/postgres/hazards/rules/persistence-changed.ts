import type { HazardRule } from "../hazard.ts";

export const persistenceChanged: HazardRule = {
  area: "rewrite-or-lock",
  severity: "advisory",
  summary: "A table becomes logged or unlogged.",
  why: "The table is written anew under a lock that stops reads too; an unlogged table is empty after a crash and is not replicated.",
  remedy: "Fill a new table in batches and switch over; keep unlogged only what may be lost.",
  message: ({ note }) => `becomes ${note}.`,
};
