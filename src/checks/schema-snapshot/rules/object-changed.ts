import type { Rule } from "../../../gate/rule.ts";
import type { SchemaChangeOf } from "../../../postgres/schema-change.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { PlacedChange } from "../facts.ts";
import { identityOf, placeIn, refreshOf } from "../place-change.ts";

export const objectChanged: Rule<PlacedChange<SchemaChangeOf<"changed">>> = {
  severity: "blocking",
  summary: "The database and the snapshot define the same thing differently.",
  why: "What was tested on staging is not the schema that was reviewed, and a rollback would not bring it back.",
  remedy: `Revert the change on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  *judge({ change, sides }) {
    const { snapshot, database, refresh } = sides;
    yield {
      subject: change.subject,
      message: `is not in ${database.name} as it is in ${snapshot.name}.`,
      remedy:
        refresh === null
          ? `Decide which of the two is right, and bring the other to it with a migration.`
          : `Revert it on ${refresh.environment}; if it is wanted, write the migration, ${refreshOf(sides)}`,
      ...placeIn(snapshot, change.line),
      detail: change.diff,
      identity: identityOf(change.subject, change.snapshot, change.database),
    };
  },
};
