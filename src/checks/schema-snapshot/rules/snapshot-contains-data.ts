import type { Rule } from "../../../gate/rule.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { SchemaSnapshotFacts } from "../facts.ts";

export const snapshotContainsData: Rule<SchemaSnapshotFacts> = {
  severity: "blocking",
  summary:
    "The schema snapshot holds rows of a table (`COPY`, `INSERT`) or the value of a sequence.",
  why: "Rows of staging in version control can be personal data, and a rollback would write them.",
  remedy: `Run \`${takeCommand}\`, which dumps the schema alone, commit it, and take the rows out of the repository's history.`,
  unwaivable: "rows in version control do not go away on a date",
  *judge({ path, snapshot }) {
    if (snapshot.state !== "read") return;
    for (const { line, verb, table } of snapshot.data) {
      yield {
        subject: `${verb} of ${table} in ${path}`,
        message: "is data, and a snapshot holds the schema alone.",
        place: { file: path, line },
        identity: `${verb} ${table}`,
      };
    }
  },
};
