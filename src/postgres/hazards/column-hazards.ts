import { columnRenames } from "../find-renames.ts";
import { partsOf, saidOf } from "../object-text.ts";
import { columnIn, columnPart, constraintIn } from "../part-name.ts";
import { type Column, hasValueOfItsOwn, readColumn } from "../read-column.ts";
import type { SchemaObject } from "../schema-model.ts";
import { keywordOf, nameOf, tokensOf } from "../tokens.ts";
import { compareTypes } from "./compare-types.ts";
import type { Hazard } from "./hazard.ts";
import { makeHazard } from "./make-hazard.ts";
import { shown } from "./shown.ts";
import { isVolatile } from "./volatile.ts";

/** What the change of a table's columns puts at risk. */
export function* columnHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const renamed = columnRenames(before, after);
  const arrived = new Set(renamed.values());
  for (const column of before.columns) {
    const part = columnPart(column);
    const sides = { before, after, part };
    const successor = renamed.get(column);
    if (successor !== undefined) yield makeHazard("column-renamed", sides, successor);
    else if (!after.columns.includes(column)) yield makeHazard("column-dropped", sides);
    else yield* changeHazards(before, after, part);
  }
  for (const column of after.columns) {
    if (before.columns.includes(column) || arrived.has(column)) continue;
    yield* additionHazards(before, after, columnPart(column));
  }
}

function columnOf(object: SchemaObject, part: string): Column | undefined {
  const said = object.parts.get(part);
  return said === undefined ? undefined : readColumn(said);
}

function* additionHazards(
  before: SchemaObject,
  after: SchemaObject,
  part: string,
): Iterable<Hazard> {
  const column = columnOf(after, part);
  if (column === undefined) return;
  const sides = { before, after, part };
  const computed = computedBy(column);
  if (requirementOf(after, part) !== "none" && !hasValueOfItsOwn(column)) {
    yield makeHazard("required-column-added", sides);
  } else if (computed !== undefined) {
    yield makeHazard("column-added-with-rewrite", sides, computed);
  }
}

/** What makes each row's value a value of its own; undefined for a constant, which is written once. */
function computedBy({ isIdentity, generation, default: preset }: Column): string | undefined {
  if (isIdentity) return "an identity";
  if (generation !== "") return "a stored expression";
  return isVolatile(tokensOf(preset)) ? `the default ${shown(preset)}` : undefined;
}

function* changeHazards(before: SchemaObject, after: SchemaObject, part: string): Iterable<Hazard> {
  const [old, now] = [columnOf(before, part), columnOf(after, part)];
  if (old === undefined || now === undefined) return;
  const sides = { before, after, part };
  const change = compareTypes(old.type, now.type);
  const fromTo = `from ${shown(old.type)} to ${shown(now.type)}`;
  if (change === "narrowed") yield makeHazard("column-type-narrowed", sides, fromTo);
  else if (change === "changed") yield makeHazard("column-type-changed", sides, fromTo);
  else if (old.collation !== now.collation) {
    const collations = [old, now].map(({ collation }) => collation || "the default");
    const note = `from the collation ${collations.map(shown).join(" to ")}`;
    yield makeHazard("column-type-changed", sides, note);
  }
  if (old.generation !== now.generation) yield makeHazard("generation-changed", sides);
  const [required, requiredNow] = [before, after].map((table) => requirementOf(table, part));
  if (required === "none" && requiredNow === "valid" && !isKnownToBeSet(before, part)) {
    yield makeHazard("column-became-required", sides);
  }
  if (required !== "none" && requiredNow === "none")
    yield makeHazard("column-became-nullable", sides);
  if (now.isRequired && hasValueOfItsOwn(old) && !hasValueOfItsOwn(now)) {
    yield makeHazard("default-dropped", sides, shown(old.default || "value"));
  }
}

/** PostgreSQL 18 writes a NOT NULL that holds for new rows alone, NOT VALID, as a constraint of its own. */
function requirementOf(table: SchemaObject, part: string): "none" | "not-valid" | "valid" {
  if (columnOf(table, part)?.isRequired === true) return "valid";
  const said = partsOf(table, constraintIn).map((constraint) => saidOf(table, constraint));
  const own = said.filter((text) => columnRequiredBy(text) === columnIn(part));
  if (own.length === 0) return "none";
  return own.every((text) => text.endsWith(" NOT VALID")) ? "not-valid" : "valid";
}

/** The column that a constraint makes required; undefined for any other constraint. */
export function columnRequiredBy(constraint: string): string | undefined {
  const [not, nothing, name] = tokensOf(constraint);
  const isNotNull = keywordOf(not) === "NOT" && keywordOf(nothing) === "NULL";
  return isNotNull ? nameOf(name) : undefined;
}

/** A validated `CHECK (column IS NOT NULL)` spares the look at every row. */
function isKnownToBeSet(table: SchemaObject, part: string): boolean {
  const name = columnIn(part);
  return partsOf(table, constraintIn).some(
    (constraint) =>
      /^CHECK \( \(* ?(.*?) IS NOT NULL \)* ?\)$/.exec(saidOf(table, constraint))?.[1] === name,
  );
}
