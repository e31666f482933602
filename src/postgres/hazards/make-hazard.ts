import { bareNameOf } from "../object-text.ts";
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
