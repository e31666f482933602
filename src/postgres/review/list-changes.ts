import { structuredPatch } from "diff";
import { type SchemaModel, type SchemaObject, subjectOf } from "../schema-model.ts";

/** One object that one side has alone, or that the sides have differently. */
export type ObjectChange = {
  readonly how: "added" | "changed" | "removed";
  /** Key in its model. */
  readonly key: string;
  readonly subject: string;
  /** In the newer script; null when it is gone. */
  readonly line: number | null;
  /** The lines that differ, with some around them. */
  readonly diff: string;
};

/** What became of each object, in the order of the newer script, then what is gone. */
export function listChanges(before: SchemaModel, after: SchemaModel): readonly ObjectChange[] {
  const changes: ObjectChange[] = [];
  for (const object of after.objects.values()) {
    const old = before.objects.get(object.key);
    if (old === undefined) changes.push(changeOf("added", object, object.line, undefined, object));
    else if (!saysTheSame(old, object)) {
      changes.push(changeOf("changed", object, object.line, old, object));
    }
  }
  for (const object of before.objects.values()) {
    if (!after.objects.has(object.key)) {
      changes.push(changeOf("removed", object, null, object, undefined));
    }
  }
  return changes;
}

function changeOf(
  how: ObjectChange["how"],
  object: SchemaObject,
  line: number | null,
  before: SchemaObject | undefined,
  after: SchemaObject | undefined,
): ObjectChange {
  const [old, now] = [linesOf(before, after), linesOf(after, before)];
  const isOrder = old === "" && now === "";
  const diff = isOrder ? diffOf(columnsOf(before), columnsOf(after)) : diffOf(old, now);
  return { how, key: object.key, subject: subjectOf(object), line, diff };
}

/** The text of the parts that the other side has not, or has differently. */
function linesOf(own: SchemaObject | undefined, other: SchemaObject | undefined): string {
  if (own === undefined) return "";
  const texts = [...own.parts.values()]
    .filter(({ name, canonical }) => !isSame(canonical, other?.parts.get(name)?.canonical))
    .map(({ text }) => `${text}\n`);
  return texts.join("");
}

function columnsOf(object: SchemaObject | undefined): string {
  return `${object?.columns.join(", ") ?? ""}\n`;
}

function isSame(a: readonly string[], b: readonly string[] | undefined): boolean {
  return b !== undefined && a.join("\n") === b.join("\n");
}

function saysTheSame(a: SchemaObject, b: SchemaObject): boolean {
  return (
    a.parts.size === b.parts.size &&
    a.columns.join("\n") === b.columns.join("\n") &&
    [...a.parts].every(([name, { canonical }]) => isSame(canonical, b.parts.get(name)?.canonical))
  );
}

function diffOf(before: string, after: string): string {
  const { hunks } = structuredPatch("", "", before, after, "", "", { context: 2 });
  return hunks.flatMap(({ lines }) => lines).join("\n");
}
