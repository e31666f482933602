import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";
import { reportDestructions } from "../report-destruction.ts";

export const migrationRenamesColumn: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A new migration renames a column.",
  why: "The release that still runs, and the one a rollback brings back, read and write the old name.",
  remedy:
    "Split it so that the release before runs on with the new schema, or, once the data is safe, waive the finding with `promote waive`.",
  judge: (facts) =>
    reportDestructions(facts, "renames-column", (place) => `gets another name in ${place}.`),
};
