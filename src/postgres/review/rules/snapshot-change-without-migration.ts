import type { Rule } from "../../../gate/rule.ts";
import { bareNameOf } from "../../object-text.ts";
import { tableKeyOf } from "../../owning-column.ts";
import { relationOfKey, type SchemaObject } from "../../schema-model.ts";
import type { ReviewFacts } from "../facts.ts";

export const snapshotChangeWithoutMigration: Rule<ReviewFacts> = {
  severity: "advisory",
  summary: "The snapshot changed in something that no migration names.",
  why: "What was changed by hand on staging is not in production, and no migration will bring it there.",
  remedy: "Write the migration, or take the change back on staging and take the snapshot anew.",
  *judge({ path, before, after, changes, migrations }) {
    if (before === null || !migrations.exists) return;
    const text = migrations.files.map((file) => file.text.toLowerCase()).join("\n");
    for (const { key, subject, how, line } of changes) {
      const object = after.objects.get(key) ?? before.objects.get(key);
      if (object === undefined || object.kind === "statement") continue;
      if (namesOf(object).some((name) => isNamed(name, text))) continue;
      yield {
        subject,
        message: `is ${how} in ${path}, and no migration since it was last taken names it.`,
        ...(line === null ? {} : { place: { file: path, line } }),
      };
    }
  },
};

/** What a migration may call it: an index, trigger or policy goes with its table, a sequence with its column. */
function namesOf(object: SchemaObject): readonly string[] {
  const table = tableKeyOf(object);
  const own = bareNameOf(object);
  return table === null ? [own] : [own, bareNameOf({ name: relationOfKey(table) })];
}

function isNamed(name: string, text: string): boolean {
  const bare = name
    .replace(/^"(.*)"$/s, "$1")
    .replaceAll('""', '"')
    .toLowerCase();
  for (let at = text.indexOf(bare); at !== -1; at = text.indexOf(bare, at + 1)) {
    const around = `${text[at - 1] ?? " "}${text[at + bare.length] ?? " "}`;
    if (!/[a-z0-9_$]/.test(around)) return true;
  }
  return false;
}
