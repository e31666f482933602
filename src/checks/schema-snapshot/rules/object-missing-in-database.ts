import type { Rule } from "../../../gate/rule.ts";
import type { SchemaChangeOf } from "../../../postgres/schema-change.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { PlacedChange } from "../facts.ts";

export const objectMissingInDatabase: Rule<PlacedChange<SchemaChangeOf<"missing-in-database">>> = {
  severity: "blocking",
  summary: "The snapshot has something that the database does not have.",
  why: "What was tested on staging is not the schema that was reviewed.",
  remedy: `Run the migration that is pending, or run \`${takeCommand}\`, review the file and commit it.`,
  *judge({ change, path, environment }) {
    yield {
      subject: change.subject,
      message: `is in ${path} and not in the ${environment} database.`,
      remedy: `Run the migration that is pending on ${environment}; if it was dropped on purpose, run \`${takeCommand}\`, review ${path} and commit it.`,
      place: { file: path, line: change.line },
      detail: prefixed("-", change.snapshot),
    };
  },
};

function prefixed(mark: string, text: string): string {
  return text
    .split("\n")
    .map((line) => `${mark}${line}`)
    .join("\n");
}
