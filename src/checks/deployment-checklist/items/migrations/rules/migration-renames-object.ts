import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";
import { reportDestructions } from "../report-destruction.ts";

export const migrationRenamesObject: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary:
    "A new migration renames a table, view, type, sequence or schema, or moves it to another schema.",
  why: "The release that still runs, and the one a rollback brings back, look for the old name.",
  remedy:
    "Split it so that the release before runs on with the new schema, or, once the data is safe, waive the finding with `promote waive`.",
  judge: (facts) =>
    reportDestructions(
      facts,
      "renames-object",
      (place) => `gets another name or schema in ${place}.`,
    ),
};
