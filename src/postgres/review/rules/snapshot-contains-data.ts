import type { Rule } from "../../../gate/rule.ts";
import type { ReviewFacts } from "../facts.ts";

export const snapshotContainsData: Rule<ReviewFacts> = {
  severity: "blocking",
  summary: "The snapshot holds rows of a table, or the value of a sequence.",
  why: "Rows of staging in version control can be personal data, and a rollback would write them.",
  remedy:
    "Dump with `--schema-only`, and take the rows out of the branch's history before it is merged.",
  *judge({ path, after }) {
    for (const { line, verb, table } of after.data) {
      yield {
        subject: `${verb} of ${table} in ${path}`,
        message: "is data, and a snapshot holds the schema alone.",
        place: { file: path, line },
        identity: `${verb} ${table}`,
      };
    }
  },
};
