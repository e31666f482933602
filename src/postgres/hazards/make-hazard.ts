import { type Part, type SchemaObject, subjectOf } from "../schema-model.ts";
import type { Hazard, HazardKind } from "./hazard.ts";

/** The two sides of something that changed: an object, and one part of it where only that changed. */
export type Sides = {
  readonly before: SchemaObject | undefined;
  readonly after: SchemaObject | undefined;
  readonly part?: string;
};

/** A hazard about an object or a part of it, with what both scripts say. */
export function makeHazard(kind: HazardKind, sides: Sides, note = ""): Hazard {
  const { before, after, part = "" } = sides;
  const object = after ?? before;
  if (object === undefined) throw new Error("a hazard is about something");
  const said = (one: SchemaObject | undefined): Part | undefined => one?.parts.get(part);
  return {
    kind,
    subject: subjectOf(object, part),
    note,
    name: part === "" ? bareNameOf(object) : part.slice(part.indexOf(" ") + 1),
    before: said(before)?.text ?? null,
    after: said(after)?.text ?? null,
    line: said(after)?.line ?? after?.line ?? null,
  };
}

/** A name without schema, arguments and table: `payouts`, of `public.payouts`. */
export function bareNameOf({ name }: Pick<SchemaObject, "name">): string {
  const alone = name.replace(/\(.*$/s, "").replace(/ on .*$/s, "");
  const [bare = alone] = /("(?:[^"]|"")*"|[^."]+)$/.exec(alone) ?? [];
  return bare;
}

/** The canonical text of a part; empty where the object has no such part. */
export function saidOf(object: SchemaObject | undefined, part: string): string {
  return (object?.parts.get(part)?.canonical ?? []).join("\n");
}

/** The names of parts that begin with a word: constraints, columns. */
export function partsOf(object: SchemaObject, word: string): readonly string[] {
  return [...object.parts.keys()].filter((name) => name.startsWith(`${word} `));
}
