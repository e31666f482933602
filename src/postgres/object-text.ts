import type { SchemaObject } from "./schema-model.ts";

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

/** The names of parts that begin with a word: constraints, columns. */
export function partsOf(object: SchemaObject, word: string): readonly string[] {
  return [...object.parts.keys()].filter((name) => name.startsWith(`${word} `));
}
