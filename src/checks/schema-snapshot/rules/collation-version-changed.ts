import type { Rule } from "../../../gate/rule.ts";
import { quoted } from "../../../postgres/quoted.ts";
import type { SchemaSnapshotFacts } from "../facts.ts";
import { identityOf } from "../place-change.ts";

export const collationVersionChanged: Rule<SchemaSnapshotFacts> = {
  severity: "blocking",
  summary: "The server's library sorts text in another version than the database was built with.",
  why: "Indexes on text are still in the old order: queries may miss rows and unique indexes may let duplicates in, and no dump shows it.",
  remedy:
    "Build the indexes that depend on it anew with `REINDEX`, then record the version with `ALTER … REFRESH VERSION`.",
  *judge({ environment, database }) {
    for (const { collation, database: name, recorded, actual } of database.staleCollations ?? []) {
      const now = actual === null ? "names no version" : `has ${actual}`;
      const refresh =
        collation === null
          ? `ALTER DATABASE ${quoted(name)} REFRESH COLLATION VERSION`
          : `ALTER COLLATION ${collation} REFRESH VERSION`;
      const subject = collation === null ? "the database's collation" : `collation ${collation}`;
      yield {
        subject,
        identity: identityOf(subject, recorded, actual ?? ""),
        message: `is recorded in version ${recorded} in the ${environment} database, and the server's library ${now}.`,
        remedy: `Run \`REINDEX (CONCURRENTLY) DATABASE ${quoted(name)}\` on ${environment}, then \`${refresh}\`.`,
      };
    }
  },
};
