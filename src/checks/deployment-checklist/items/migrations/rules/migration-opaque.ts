import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";
import { reportDestructions } from "../report-destruction.ts";

export const migrationOpaque: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A new migration runs what is put together only when it runs.",
  why: "Nobody can tell from the file what it destroys.",
  remedy:
    "Split it so that the release before runs on with the new schema, or, once the data is safe, waive the finding with `promote waive`.",
  judge: (facts) =>
    reportDestructions(facts, "opaque", (place) => `in ${place} runs what cannot be read there.`),
};
