import { compactText } from "./compact-text.ts";
import { compareUnions } from "./compare-unions.ts";
import { pointerOf } from "./pointer.ts";
import type { Schema, SchemaReader, SchemaShape } from "./schema-shape.ts";
import type { Flow, ShapeObserver, ShapePair } from "./shape-pair.ts";

/** Compares two shapes by themselves; parts that both have are handed on. */
export function compareShapes(shapes: ShapePair, observer: ShapeObserver): void {
  const isOtherType = compareTypes(shapes, observer);
  if (!isOtherType) compareValues(shapes, observer);
  compareProperties(shapes, observer);
  compareRequired(shapes, observer);
  compareBelow(shapes, observer);
  compareUnions(shapes, observer);
  compareOthers(shapes, observer);
}

function compareTypes({ from, to, pair, pointer }: ShapePair, { tell }: ShapeObserver): boolean {
  const [given, taken] = pair.flow === "response" ? [to.types, from.types] : [from.types, to.types];
  if (isWithin(given, taken)) return false;
  const kind = `${pair.flow}-type-changed` as const;
  tell({ kind, pointer, before: typeText(from.types), after: typeText(to.types) });
  return true;
}

function compareValues({ from, to, pair, pointer }: ShapePair, { tell }: ShapeObserver): void {
  const isResponse = pair.flow === "response";
  const [given, taken] = isResponse ? [to.values, from.values] : [from.values, to.values];
  if (isWithin(given, taken)) return;
  const values = given === undefined ? null : [...given].filter((value) => !taken?.has(value));
  const kind = isResponse ? "response-enum-value-added" : "request-enum-value-removed";
  tell({ kind, pointer, values });
}

function compareProperties(shapes: ShapePair, { tell, descend }: ShapeObserver): void {
  const { flow } = shapes.pair;
  const mine = travelling(shapes.from, shapes.before, flow);
  const theirs = travelling(shapes.to, shapes.after, flow);
  for (const [name, property] of mine) {
    const other = theirs.get(name);
    const kind = flow === "response" ? "response-property-removed" : "request-property-removed";
    if (other !== undefined) descend({ before: property, after: other, flow }, `.${name}`);
    else tell({ kind, pointer: property[0]?.pointer ?? shapes.pointer }, `.${name}`);
  }
}

function compareRequired(shapes: ShapePair, { tell }: ShapeObserver): void {
  const { from, to, pointer, pair } = shapes;
  const theirs = travelling(to, shapes.after, pair.flow);
  const mine = travelling(from, shapes.before, pair.flow);
  if (pair.flow === "response") {
    for (const name of from.required) {
      const isGone = mine.has(name) ? !theirs.has(name) : from.properties.has(name);
      if (!to.required.has(name) && !isGone)
        tell({ kind: "response-property-became-optional", pointer: at(name) }, `.${name}`);
    }
    return;
  }
  for (const name of to.required) {
    const isReadOnly = to.properties.has(name) && !theirs.has(name);
    if (from.required.has(name) || isReadOnly) continue;
    const isNew = !from.properties.has(name);
    tell({ kind: "request-property-became-required", pointer: at(name), isNew }, `.${name}`);
  }

  function at(name: string): string {
    return to.properties.get(name)?.[0]?.pointer ?? pointer + pointerOf(["required"]);
  }
}

function compareBelow(shapes: ShapePair, { tell, descend }: ShapeObserver): void {
  const { from, to, pair, pointer } = shapes;
  for (const [keyword, step] of [
    ["items", "[]"],
    ["additionalProperties", "{}"],
  ] as const) {
    const before = from.below.get(keyword);
    const after = to.below.get(keyword);
    if (before !== undefined && after !== undefined)
      descend({ before, after, flow: pair.flow }, step);
    else if (pair.flow === "response" ? before !== undefined : after !== undefined) {
      const said = (schema: Schema | undefined) => (schema === undefined ? null : "a schema");
      const texts = { before: said(before), after: said(after) };
      tell(
        { kind: "unmodelled", construct: keyword, pointer: `${pointer}/${keyword}`, ...texts },
        step,
      );
    }
  }
}

/** Keywords that can only take values away: dropped from a request or added to a response, none is in danger. */
const narrowing = new Set([
  "pattern",
  "format",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "additionalProperties",
  "propertyNames",
  "not",
]);

function compareOthers({ from, to, pair, pointer }: ShapePair, { tell }: ShapeObserver): void {
  for (const construct of new Set([...from.others.keys(), ...to.others.keys()])) {
    if (construct === "default" && pair.flow === "response") continue;
    const before = from.others.get(construct);
    const after = to.others.get(construct);
    const [given, taken] = pair.flow === "response" ? [after, before] : [before, after];
    // `taken` may hold fewer constraints than `given`, never others.
    const isSafe = narrowing.has(construct)
      ? isSubset(taken, given)
      : isSubset(taken, given) && isSubset(given, taken);
    if (isSafe) continue;
    const texts = { before: constraintText(before), after: constraintText(after) };
    tell({ kind: "unmodelled", construct, pointer: `${pointer}/${construct}`, ...texts });
  }
}

/** The properties that travel this way: a read-only one is not sent, a write-only one does not come back. */
function travelling(
  shape: SchemaShape,
  reader: SchemaReader,
  flow: Flow,
): ReadonlyMap<string, Schema> {
  return new Map(
    [...shape.properties].filter(([, property]) => {
      const { isReadOnly, isWriteOnly } = reader.shapeOf(property);
      return !(flow === "request" && isReadOnly) && !(flow === "response" && isWriteOnly);
    }),
  );
}

/** Whether everything in the first is in the second; undefined is everything. */
function isWithin(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return b === undefined || (a !== undefined && isSubset(a, b));
}

function isSubset(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): boolean {
  return [...a].every((item) => b.has(item));
}

function typeText(types: ReadonlySet<string> | undefined): string {
  if (types === undefined) return "any type";
  const isNumber = types.has("fraction") && types.has("integer");
  const names = [...types].filter((name) => !(isNumber && name === "integer"));
  return names.map((name) => (name === "fraction" ? "number" : name)).join(" or ") || "no type";
}

function constraintText(texts: ReadonlySet<string> | undefined): string | null {
  return texts === undefined ? null : compactText([...texts].sort().join(" and "));
}
