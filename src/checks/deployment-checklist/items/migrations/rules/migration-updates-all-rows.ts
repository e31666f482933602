import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";
import { reportDestructions } from "../report-destruction.ts";

export const migrationUpdatesAllRows: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A new migration overwrites a column in every row of a table.",
  why: "What stood there is gone, no rollback brings it back, and every row is locked and written anew.",
  remedy:
    "Split it so that the release before runs on with the new schema, or, once the data is safe, waive the finding with `promote waive`.",
  judge: (facts) =>
    reportDestructions(
      facts,
      "updates-all-rows",
      (place) => `is overwritten in every row in ${place}: UPDATE without WHERE.`,
    ),
};
