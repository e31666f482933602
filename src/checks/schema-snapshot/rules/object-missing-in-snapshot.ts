import type { Rule } from "../../../gate/rule.ts";
import type { SchemaChangeOf } from "../../../postgres/schema-change.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { PlacedChange } from "../facts.ts";

export const objectMissingInSnapshot: Rule<PlacedChange<SchemaChangeOf<"missing-in-snapshot">>> = {
  severity: "blocking",
  summary: "The database has something that the snapshot does not have.",
  why: "Somebody changed the database by hand, or the snapshot was not refreshed; a rollback to the snapshot would lose it.",
  remedy: `Revert the change on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  *judge({ change, path, environment }) {
    yield {
      subject: change.subject,
      message: `is in the ${environment} database and not in ${path}.`,
      remedy: `Revert it on ${environment}; if it is wanted, write the migration, run \`${takeCommand}\`, review ${path} and commit it.`,
      place: { file: path },
      detail: change.database
        .split("\n")
        .map((line) => `+${line}`)
        .join("\n"),
    };
  },
};
