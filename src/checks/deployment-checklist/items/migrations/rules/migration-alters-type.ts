import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";
import { reportDestructions } from "../report-destruction.ts";

export const migrationAltersType: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A new migration drops, renames or changes a part of a type.",
  why: "Values of the type mean something else, and the release that still runs does not know the new names.",
  remedy:
    "Split it so that the release before runs on with the new schema, or, once the data is safe, waive the finding with `promote waive`.",
  judge: (facts) =>
    reportDestructions(facts, "alters-type", (place) => `is changed or gone after ${place}.`),
};
