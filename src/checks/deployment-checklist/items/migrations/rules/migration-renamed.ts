import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";

export const migrationRenamed: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A migration that the previous release has was renamed.",
  why: "Where it has run under its old name it runs again under the new one.",
  remedy: "Give the migration its name back.",
  *judge({ folder, appliedUpTo, appliedChanges }) {
    const tag = appliedUpTo.state === "tag" ? appliedUpTo.tag : "";
    for (const one of appliedChanges) {
      if (one.change !== "renamed") continue;
      const file = `${folder}/${one.path}`;
      yield {
        subject: file,
        message: `is part of ${tag} and is called ${one.to} now.`,
        place: { file },
      };
    }
  },
};
