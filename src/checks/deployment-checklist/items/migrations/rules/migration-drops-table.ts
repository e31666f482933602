import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";
import { reportDestructions } from "../report-destruction.ts";

export const migrationDropsTable: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A new migration drops a table.",
  why: "Its rows are gone, and no rollback brings them back.",
  remedy:
    "Split it so that the release before runs on with the new schema, or, once the data is safe, waive the finding with `promote waive`.",
  judge: (facts) =>
    reportDestructions(
      facts,
      "drops-table",
      (place) => `is dropped in ${place}, with all its rows.`,
    ),
};
