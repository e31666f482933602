import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";
import { reportDestructions } from "../report-destruction.ts";

export const migrationTruncates: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A new migration empties a table with TRUNCATE.",
  why: "Its rows are gone, and no rollback brings them back.",
  remedy:
    "Split it so that the release before runs on with the new schema, or, once the data is safe, waive the finding with `promote waive`.",
  judge: (facts) => reportDestructions(facts, "truncates", (place) => `is emptied in ${place}.`),
};
