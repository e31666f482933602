import type { Rule } from "../../../gate/rule.ts";
import type { SchemaSnapshotFacts } from "../facts.ts";

export const everythingIgnored: Rule<SchemaSnapshotFacts> = {
  severity: "blocking",
  summary: "The configuration's `ignore:` sets a whole schema aside, so nothing is compared.",
  why: "Two schemas of which nothing is compared look the same, whatever they are.",
  remedy: "Narrow `checks.schema-snapshot.ignore` in promote.yaml to what is not the project's.",
  unwaivable: "nothing was compared, and what was not looked at never passes",
  *judge({ path, environment, snapshot, database, ignored }) {
    if (ignored === undefined) return;
    const objects = snapshot.state === "read" ? snapshot.objects : 0;
    const sides = [
      { subject: path, objects, left: ignored.snapshot?.left },
      {
        subject: `the ${environment} database`,
        objects: database.objects,
        left: ignored.database.left,
      },
    ];
    for (const { subject, objects: whole, left } of sides) {
      if (whole === 0 || left !== 0) continue;
      const all =
        whole === 1
          ? "1 object, and `ignore:` sets it"
          : `${whole} objects, and \`ignore:\` sets all of them`;
      yield { subject, message: `has ${all} aside, so nothing of it is compared.` };
    }
  },
};
