import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";
import { reportDestructions } from "../report-destruction.ts";

export const migrationDeletesAllRows: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A new migration deletes from a table without a condition.",
  why: "Its rows are gone, and no rollback brings them back.",
  remedy:
    "Split it so that the release before runs on with the new schema, or, once the data is safe, waive the finding with `promote waive`.",
  judge: (facts) =>
    reportDestructions(
      facts,
      "deletes-all-rows",
      (place) => `loses every row in ${place}: DELETE without WHERE.`,
    ),
};
