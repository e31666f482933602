import type { ChangeKind } from "../schema-change.ts";
import type { Part, SchemaModel, SchemaObject } from "../schema-model.ts";

/** One of the two schemas, and what it has of what differs. */
export type Side = {
  readonly model: SchemaModel;
  readonly object: SchemaObject | undefined;
  /** The part that differs: "column amount"; empty for the definition. Null when it is the whole object. */
  readonly name: string | null;
  readonly part: Part | undefined;
};

/** A side of a difference: the whole object, or the part of it that `name` names. */
export function sideOf(
  model: SchemaModel,
  object: SchemaObject | undefined,
  name: string | null,
): Side {
  const part = name === null ? undefined : object?.parts.get(name);
  return { model, object, name, part };
}

/** A difference on the way from one schema to the other. */
export type Step = { readonly kind: ChangeKind; readonly from: Side; readonly to: Side };

/** The kind of a difference when it is seen from the other side. */
export function kindBack(kind: ChangeKind): ChangeKind {
  return back.get(kind) ?? kind;
}

const missing = ["table", "column", "constraint", "index", "object"] as const;
const back: ReadonlyMap<ChangeKind, ChangeKind> = new Map(
  missing.flatMap((what): [ChangeKind, ChangeKind][] => [
    [`${what}-missing-in-database`, `${what}-missing-in-snapshot`],
    [`${what}-missing-in-snapshot`, `${what}-missing-in-database`],
  ]),
);
