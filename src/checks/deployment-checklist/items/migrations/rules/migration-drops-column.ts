import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";
import { reportDestructions } from "../report-destruction.ts";

export const migrationDropsColumn: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A new migration drops a column.",
  why: "Its values are gone, and the release that still runs may read it.",
  remedy:
    "Split it so that the release before runs on with the new schema, or, once the data is safe, waive the finding with `promote waive`.",
  judge: (facts) =>
    reportDestructions(
      facts,
      "drops-column",
      (place) => `is dropped in ${place}, with all its values.`,
    ),
};
