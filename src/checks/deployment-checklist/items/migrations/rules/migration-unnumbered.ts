import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";

export const migrationUnnumbered: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A script in the folder of the migrations does not look like one of them.",
  why: "Whether and when it runs cannot be told from its name.",
  remedy:
    "Rename the file, move it out of the folder, or correct `pattern` or `ignore` of the item in promote.yaml.",
  *judge({ id, folder, unnumbered }) {
    for (const path of unnumbered) {
      const file = `${folder}/${path}`;
      yield {
        subject: file,
        message: "is a script that does not look like a migration.",
        remedy: `Rename ${file}, move it out of ${folder}, or correct \`pattern\` or \`ignore\` of the item ${id} in promote.yaml.`,
        place: { file },
      };
    }
  },
};
