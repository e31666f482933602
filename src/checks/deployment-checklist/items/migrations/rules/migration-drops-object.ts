import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";
import { reportDestructions } from "../report-destruction.ts";

export const migrationDropsObject: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A new migration drops something that holds data or takes along what hangs from it.",
  why: "What it takes along is not told by the migration, and no rollback brings it back.",
  remedy:
    "Split it so that the release before runs on with the new schema, or, once the data is safe, waive the finding with `promote waive`.",
  judge: (facts) => reportDestructions(facts, "drops-object", (place) => `is dropped in ${place}.`),
};
