import type { Rule } from "../../../gate/rule.ts";
import type { SchemaChangeOf } from "../../../postgres/schema-change.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { PlacedChange } from "../facts.ts";
import { marked, placeIn, refreshOf } from "../place-change.ts";

export const objectMissingInDatabase: Rule<PlacedChange<SchemaChangeOf<"missing-in-database">>> = {
  severity: "blocking",
  summary: "The snapshot has something that the database does not have.",
  why: "What was tested on staging is not the schema that was reviewed.",
  remedy: `Run the migration that is pending, or run \`${takeCommand}\`, review the file and commit it.`,
  *judge({ change, sides }) {
    const { snapshot, database, refresh } = sides;
    yield {
      subject: change.subject,
      message: `is in ${snapshot.name} and not in ${database.name}.`,
      remedy:
        refresh === null
          ? `Bring it to ${database.name} with a migration, or out of ${snapshot.name} if it was dropped on purpose.`
          : `Run the migration that is pending on ${refresh.environment}; if it was dropped on purpose, ${refreshOf(sides)}`,
      ...placeIn(snapshot, change.line),
      detail: marked("-", change.snapshot),
    };
  },
};
