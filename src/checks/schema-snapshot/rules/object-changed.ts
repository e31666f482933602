import type { Rule } from "../../../gate/rule.ts";
import type { SchemaChangeOf } from "../../../postgres/schema-change.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { PlacedChange } from "../facts.ts";

export const objectChanged: Rule<PlacedChange<SchemaChangeOf<"changed">>> = {
  severity: "blocking",
  summary: "The database and the snapshot define the same thing differently.",
  why: "What was tested on staging is not the schema that was reviewed, and a rollback would not bring it back.",
  remedy: `Revert the change on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  *judge({ change, path, environment }) {
    yield {
      subject: change.subject,
      message: `is not in the ${environment} database as it is in ${path}.`,
      remedy: `Revert it on ${environment}; if it is wanted, write the migration, run \`${takeCommand}\`, review ${path} and commit it.`,
      place: { file: path, line: change.line },
      detail: change.diff,
    };
  },
};
