import type { Rule } from "../../../gate/rule.ts";
import { scanStatements } from "../../scan-statements.ts";
import { keywordOf, tokensOfStatement } from "../../tokens.ts";
import type { Migration, ReviewFacts } from "../facts.ts";

export const migrationWithoutSnapshotChange: Rule<ReviewFacts> = {
  severity: "advisory",
  summary: "A migration came or changed, and the snapshot did not.",
  why: "The snapshot that is reviewed and released is not the schema that the migration makes.",
  remedy: "Run the migration on staging, take the snapshot anew and commit it.",
  *judge({ path, changes, migrations }) {
    if (changes.length > 0) return;
    for (const migration of migrations.files) {
      if (!migration.isReviewed || !changesSchema(migration)) continue;
      yield {
        subject: migration.path,
        message: `changes the schema, and ${path} is as it was.`,
        place: { file: migration.path },
      };
    }
  },
};

const schemaVerbs = /^(CREATE|ALTER|DROP|GRANT|REVOKE|COMMENT|REINDEX|DO)$/;

/** Whether a migration does more than write rows; what is not SQL is taken to. */
function changesSchema({ path, text }: Migration): boolean {
  if (!path.endsWith(".sql")) return true;
  return scanStatements(text).statements.some((statement) =>
    schemaVerbs.test(keywordOf(tokensOfStatement(statement)[0])),
  );
}
