import { below, type Location } from "../api-source.ts";
import { pointerOf } from "../pointer.ts";
import { type Comparing, reversed } from "./comparison.ts";
import type { SchemaReader } from "./read-schemas.ts";
import type { Schema } from "./schema.ts";
import { type Shape, undeclaredOf } from "./shape.ts";

/** A property that one of the two versions declares and the other does not. */
type Lone = { readonly name: string; readonly schema: Schema };

/**
 * Compares declared properties by name. A property that an open object does not declare counts as absent: one
 * that is gone is told, one that is new is not, unless it has to be sent or the object was closed.
 */
export function compareProperties(comparing: Comparing): void {
  const { old, new: next, flow, relations, observer } = comparing;
  const mine = travelling(old, relations.before, flow);
  const theirs = travelling(next, relations.after, flow);
  const removed: Lone[] = [];
  const added: Lone[] = [];
  for (const [name, schema] of mine) {
    const other = theirs.get(name);
    if (other !== undefined) observer.descend(schema, other, `.${name}`);
    else if (next.properties.has(name)) tellHidden(comparing, name);
    else if (isGone(comparing, name, schema)) removed.push({ name, schema });
  }
  for (const [name, schema] of theirs) {
    if (!old.properties.has(name) && isNew(comparing, name, schema)) added.push({ name, schema });
  }
  const renamed = comparing.byValue ? noneRenamed : pairRenamed(comparing, removed, added);
  for (const { name } of comparing.byValue ? [] : removed) {
    const other = renamed.get(name);
    observer.tell({
      effect: other === undefined ? "propertyRemoved" : "propertyRenamed",
      name,
      before: name,
      after: other ?? null,
      base: placeOf(old, name),
      revision: other === undefined ? next.at : placeOf(next, other),
      step: `.${name}`,
    });
  }
  const isRenamed = new Set(renamed.values());
  tellClosed(
    comparing,
    added.filter(({ name }) => !isRenamed.has(name)),
  );
  compareRequired(comparing, mine, theirs, isRenamed);
}

/** The properties that travel this way: a read-only one is not sent, a write-only one does not come back. */
function travelling(
  { properties }: Shape,
  reader: SchemaReader,
  flow: Comparing["flow"],
): ReadonlyMap<string, Schema> {
  return new Map(
    [...properties].filter(([, schema]) => {
      const isHidden = flow === "request" ? "readOnly" : "writeOnly";
      return !reader.hasFlag(schema, isHidden);
    }),
  );
}

/**
 * Whether a property that is no longer declared is gone; in a map it is compared with what the map holds. One that could have
 * no value is not missed, unless it was required and so ruled objects out.
 */
function isGone(
  { relations, flow, old, new: next, observer, byValue }: Comparing,
  name: string,
  schema: Schema,
) {
  const { sunset, types } = relations.before.shapeOf(schema);
  const isDue = sunset !== undefined && sunset < relations.asOf;
  const ruledOut = flow === "response" && old.required.has(name);
  if (isDue || (types.size === 0 && !ruledOut)) return false;
  const other = undeclaredOf(next, name);
  const rest = relations.after.shapeOf(other);
  if (rest.isAnything || (rest.types.size === 0 && !byValue)) return true;
  observer.descend(schema, other, `.${name}`);
  return false;
}

/** Whether a property is newly declared; what a map held under its name is compared with it. */
function isNew({ relations, old, flow, observer }: Comparing, name: string, schema: Schema) {
  const other = undeclaredOf(old, name);
  const rest = relations.before.shapeOf(other);
  const { types } = relations.after.shapeOf(schema);
  if (rest.isAnything || rest.types.size === 0) return types.size > 0 || flow === "request";
  observer.descend(other, schema, `.${name}`);
  return false;
}

/** A property that still is declared and does not travel this way any more. */
function tellHidden({ flow, old, new: next, observer }: Comparing, name: string): void {
  if (flow === "request" || !old.required.has(name)) return;
  observer.tell({
    effect: "propertyHidden",
    name,
    before: null,
    after: "writeOnly",
    base: placeOf(old, name),
    revision: placeOf(next, name),
    step: `.${name}`,
  });
}

function tellClosed(
  { flow, old, new: next, relations, observer }: Comparing,
  added: readonly Lone[],
) {
  if (flow === "request") return;
  for (const { name } of added) {
    if (relations.before.shapeOf(undeclaredOf(old, name)).types.size > 0) continue;
    observer.tell({
      effect: "propertyAdded",
      name,
      before: null,
      after: name,
      base: old.at,
      revision: placeOf(next, name),
      step: `.${name}`,
    });
  }
}

/** A value has the names that it has, whatever another name means. */
const noneRenamed: ReadonlyMap<string, string> = new Map();

/** Old names by new ones: the only two, or two spellings of one name, that mean the same. */
function pairRenamed(
  comparing: Comparing,
  removed: readonly Lone[],
  added: readonly Lone[],
): ReadonlyMap<string, string> {
  const isOnly = removed.length === 1 && added.length === 1;
  const found = new Map<string, string>();
  for (const { name, schema } of removed) {
    const other = added.find((candidate) => isOnly || bareName(candidate.name) === bareName(name));
    if (other !== undefined && meanSame(comparing, schema, other.schema))
      found.set(name, other.name);
  }
  return found;
}

function bareName(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

function meanSame({ relations, flow, encoding }: Comparing, before: Schema, after: Schema) {
  const pair = { before, after, encoding };
  return (
    isTelling(relations.before.shapeOf(before)) &&
    relations.fits({ ...pair, flow }) &&
    relations.fits({ ...pair, flow: reversed(flow) })
  );
}

/** Whether a schema says something by which a property is known again: an object that declares nothing does not. */
function isTelling({ isAnything, types, properties, additional }: Shape): boolean {
  const isObject = types.size === 1 && types.has("object");
  return !isAnything && !(isObject && properties.size === 0 && additional.length === 0);
}

function compareRequired(
  comparing: Comparing,
  mine: ReadonlyMap<string, Schema>,
  theirs: ReadonlyMap<string, Schema>,
  isRenamed: ReadonlySet<string>,
): void {
  const { flow, old, new: next, observer } = comparing;
  const [from, to] = flow === "request" ? [next, old] : [old, next];
  const [visible, others] = flow === "request" ? [theirs, mine] : [mine, theirs];
  for (const [name, at] of from.required) {
    const isHidden = from.properties.has(name) && !visible.has(name);
    const wasHidden = to.properties.has(name) && !others.has(name);
    if (isHidden || isRenamed.has(name) || (to.required.has(name) && !wasHidden)) continue;
    const isDeclared = others.has(name);
    if (flow === "response" && visible.has(name) && !isDeclared) continue;
    observer.tell({
      effect: flow === "request" && !isDeclared ? "propertyAdded" : "propertyRequired",
      name,
      before: old.required.has(name)
        ? "required"
        : isDeclared || flow === "response"
          ? "optional"
          : null,
      after: next.required.has(name) ? "required" : "optional",
      base: flow === "response" ? at : (placeOf(old, name) ?? old.at),
      revision: flow === "request" ? at : (placeOf(next, name) ?? next.at),
      step: `.${name}`,
    });
  }
}

function placeOf({ properties, at }: Shape, name: string): Location | undefined {
  const place = properties.get(name)?.[0]?.at;
  return place ?? (at === undefined ? undefined : below(at, pointerOf(["properties", name])));
}
