import type { Rule } from "../../../gate/rule.ts";
import { foreignKeysWithoutIndex } from "../../foreign-keys-without-index.ts";
import type { ForeignKey } from "../../keys.ts";
import type { ReviewFacts } from "../facts.ts";

export const foreignKeyWithoutIndex: Rule<ReviewFacts> = {
  severity: "blocking",
  summary: "A new foreign key has no index on the columns that refer.",
  why: "Every delete, or change of a key, in the table it leads to reads the referring table from end to end, under a lock.",
  remedy: "Create an index that begins with the key's columns, in the same migration.",
  *judge({ path, before, after }) {
    if (before === null) return;
    const old = new Set(foreignKeysWithoutIndex(before).map(identityOf));
    for (const key of foreignKeysWithoutIndex(after)) {
      if (old.has(identityOf(key))) continue;
      const { table, columns, references, line } = key;
      const list = columns.join(", ");
      yield {
        subject: `foreign key ${table} (${list})`,
        message: `to ${references} has no index.`,
        remedy: `Run \`CREATE INDEX CONCURRENTLY ON ${table} (${list})\` in the migration.`,
        place: { file: path, line },
        identity: identityOf(key),
      };
    }
  },
};

/** The name of a key says nothing about it. */
function identityOf({ table, columns, references }: ForeignKey): string {
  return `${table} ${columns.join(", ")} ${references}`;
}
