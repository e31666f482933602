import type { HazardRule } from "../hazard.ts";

export const indexDropped: HazardRule = {
  area: "index",
  severity: "advisory",
  summary: "An index is dropped.",
  why: "Statements that used it read the whole table from then on, and `DROP INDEX` waits behind, and holds up, everything else on the table.",
  remedy: "Look at its use in `pg_stat_user_indexes`, then `DROP INDEX CONCURRENTLY`.",
  message: ({ note }) => `is dropped${note}.`,
};
