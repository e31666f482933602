import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";

export const migrationEdited: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A migration that the previous release has was edited.",
  why: "Where it has run it does not run again, so databases differ from one another from now on; most tools refuse to go on.",
  remedy: "Take the edit back, and write a new migration.",
  *judge({ folder, appliedUpTo, appliedChanges }) {
    const tag = appliedUpTo.state === "tag" ? appliedUpTo.tag : "";
    for (const one of appliedChanges) {
      if (one.change !== "edited") continue;
      const file = `${folder}/${one.path}`;
      yield { subject: file, message: `is part of ${tag} and was edited since.`, place: { file } };
    }
  },
};
