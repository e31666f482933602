import type { Rule } from "../../../gate/rule.ts";
import type { SchemaSnapshotFacts } from "../facts.ts";

export const indexInvalid: Rule<SchemaSnapshotFacts> = {
  severity: "blocking",
  summary: "The database has an index that is not valid.",
  why: "A `CREATE INDEX CONCURRENTLY` failed half way: no query uses the index, every write pays for it, and no dump shows it.",
  remedy: "Build the index anew with `REINDEX INDEX CONCURRENTLY`, or drop it.",
  *judge({ database, environment }) {
    for (const index of database.invalidIndexes) {
      yield {
        subject: `index ${index}`,
        message: `is not valid in the ${environment} database, where no query uses it and pg_dump leaves it out.`,
        remedy: `Run \`REINDEX INDEX CONCURRENTLY ${index}\` on ${environment}, or \`DROP INDEX CONCURRENTLY ${index}\` if nothing needs it.`,
      };
    }
  },
};
