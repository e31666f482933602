import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";

export const migrationsMissing: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "The folder that should hold the migrations holds none.",
  why: "A wrong folder looks like a release without migrations.",
  remedy: "Correct `path` or `pattern` of the item in promote.yaml.",
  *judge({ id, folder, migrations }) {
    if (migrations.length > 0) return;
    yield {
      subject: folder,
      message: "holds no migration in this commit.",
      remedy: `Correct \`path\` or \`pattern\` of the item ${id} in promote.yaml.`,
      place: { file: folder },
      identity: id,
    };
  },
};
