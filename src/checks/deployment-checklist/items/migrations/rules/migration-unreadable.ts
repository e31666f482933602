import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";

export const migrationUnreadable: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A part of a new migration cannot be read as SQL.",
  why: "What cannot be read may destroy anything.",
  remedy: "Mend the migration, or read it yourself and waive the finding with `promote waive`.",
  *judge({ folder, scripts }) {
    for (const { path, sha256, unreadable } of scripts) {
      for (const { line, problem } of unreadable) {
        const file = `${folder}/${path}`;
        yield {
          subject: `${file}:${line}`,
          message: `${problem}.`,
          place: { file, line },
          identity: `${file} ${problem} ${sha256}`,
        };
      }
    }
  },
};
