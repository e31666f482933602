import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";
import { reportDestructions } from "../report-destruction.ts";

export const migrationRetypesColumn: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A new migration changes the type of a column.",
  why: "Values may be cut or refused, the table may be rewritten under a lock, and the release that still runs expects the old type.",
  remedy:
    "Split it so that the release before runs on with the new schema, or, once the data is safe, waive the finding with `promote waive`.",
  judge: (facts) =>
    reportDestructions(facts, "retypes-column", (place) => `gets another type in ${place}.`),
};
