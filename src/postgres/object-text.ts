import { columnIn } from "./part-name.ts";
import type { Part, SchemaObject } from "./schema-model.ts";

/** A name without schema, arguments and table: `payouts`, of `public.payouts`. */
export function bareNameOf({ name }: Pick<SchemaObject, "name">): string {
  const alone = name.replace(/\(.*$/s, "").replace(/ on .*$/s, "");
  const [bare = alone] = /("(?:[^"]|"")*"|[^."]+)$/.exec(alone) ?? [];
  return bare;
}

/** The schema a name is in; empty for a name without one. */
export function schemaOf({ name }: Pick<SchemaObject, "name">): string {
  const [, schema = ""] = /^("(?:[^"]|"")*"|[^."( ]+)\.(?=[^ ])/.exec(name) ?? [];
  return schema;
}

/** The canonical text of a part; empty where the object has no such part. */
export function saidOf(object: SchemaObject | undefined, part: string): string {
  return (object?.parts.get(part)?.canonical ?? []).join("\n");
}

/** The parts of one sort by name: those whose name `nameIn` knows, such as `constraintIn`. */
export function partsOf(
  { parts }: Pick<SchemaObject, "parts">,
  nameIn: (part: string) => string | undefined,
): readonly string[] {
  return [...parts.keys()].filter((part) => nameIn(part) !== undefined);
}

/** Whether an object defines the column that a part is: of an inherited column it may only say the default. */
export function definesColumn({ columns }: Pick<SchemaObject, "columns">, part: string): boolean {
  const column = columnIn(part);
  return column !== undefined && columns.includes(column);
}

/** Whether two parts say the same in the same words. */
export function saysTheSame({ canonical: a }: Part, { canonical: b }: Part): boolean {
  return isSameList(a, b);
}

/** Whether two objects have the same columns in the same order, and parts that say the same. */
export function saysWhollyTheSame(a: SchemaObject, b: SchemaObject): boolean {
  if (a.parts.size !== b.parts.size || !isSameList(a.columns, b.columns)) return false;
  for (const [name, part] of a.parts) {
    const other = b.parts.get(name);
    if (other === undefined || !saysTheSame(part, other)) return false;
  }
  return true;
}

/** Whether two lists hold the same texts in the same order. */
export function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at]);
}
