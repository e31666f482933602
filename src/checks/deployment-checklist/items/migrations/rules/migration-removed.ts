import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";

export const migrationRemoved: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A migration that the previous release has is gone.",
  why: "A new database would be built without it, and most tools refuse to go on.",
  remedy: "Put the migration back as the previous release has it, and undo it in a new one.",
  *judge({ folder, appliedUpTo, appliedChanges }) {
    const tag = appliedUpTo.state === "tag" ? appliedUpTo.tag : "";
    for (const one of appliedChanges) {
      if (one.change !== "removed") continue;
      const file = `${folder}/${one.path}`;
      yield {
        subject: file,
        message: `is part of ${tag} and is not in this commit.`,
        place: { file },
      };
    }
  },
};
