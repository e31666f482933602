import type { Rule } from "../../../gate/rule.ts";
import type { SchemaChangeOf } from "../../../postgres/schema-change.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { PlacedChange } from "../facts.ts";
import { identityOf, marked, placeIn, refreshOf } from "../place-change.ts";

export const objectMissingInSnapshot: Rule<PlacedChange<SchemaChangeOf<"missing-in-snapshot">>> = {
  severity: "blocking",
  summary: "The database has something that the snapshot does not have.",
  why: "Somebody changed the database by hand, or the snapshot was not refreshed; a rollback to the snapshot would lose it.",
  remedy: `Revert the change on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  *judge({ change, sides }) {
    const { snapshot, database, refresh } = sides;
    yield {
      subject: change.subject,
      message: `is in ${database.name} and not in ${snapshot.name}.`,
      remedy:
        refresh === null
          ? `Bring it to ${snapshot.name} with a migration, or out of ${database.name} if nobody wants it.`
          : `Revert it on ${refresh.environment}; if it is wanted, write the migration, ${refreshOf(sides)}`,
      ...(database.file === null ? placeIn(snapshot) : placeIn(database, change.line)),
      detail: marked("+", change.database),
      identity: identityOf(change.subject, change.database),
    };
  },
};
