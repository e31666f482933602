import { groupedBy } from "../../data/grouped-by.ts";
import { tableRenames } from "../find-renames.ts";
import { bareNameOf, saidOf } from "../object-text.ts";
import { owningColumnOf } from "../owning-column.ts";
import { columnPart, constraintPart } from "../part-name.ts";
import { relationKey, type SchemaModel, type SchemaObject } from "../schema-model.ts";
import { tokensOf } from "../tokens.ts";
import {
  definerHazards,
  isPermissive,
  namedGrantHazards,
  policyHazards,
  publicGrantHazards,
  rowSecurityOf,
} from "./access-hazards.ts";
import { changeHazards } from "./change-hazards.ts";
import type { Hazard, HazardKind } from "./hazard.ts";
import { makeHazard } from "./make-hazard.ts";
import { isRoutine, routineRemovalHazards } from "./routine-hazards.ts";

/** What the way from one schema to another puts at risk, in the order of the older, then of the newer. */
export function findHazards(before: SchemaModel, after: SchemaModel): readonly Hazard[] {
  const hazards: Hazard[] = [];
  const successors = tableRenames(before, after);
  for (const object of before.objects.values()) {
    const counterpart = after.objects.get(object.key);
    if (isPublicDefault(object, before, after)) continue;
    const successor = successors.get(object.key);
    if (successor !== undefined) {
      hazards.push(
        makeHazard("table-renamed", { before: object, after: undefined }, successor.name),
      );
    } else if (counterpart === undefined || counterpart.kind !== object.kind) {
      hazards.push(...removalHazards(object, before, after));
    } else hazards.push(...changeHazards(object, counterpart, before, after));
  }
  for (const object of after.objects.values()) {
    const counterpart = before.objects.get(object.key);
    const old = counterpart?.kind === object.kind ? counterpart : undefined;
    if (isPublicDefault(object, before, after)) continue;
    hazards.push(...publicGrantHazards(old, object), ...namedGrantHazards(old, object));
    if (old === undefined) hazards.push(...additionHazards(object, before, after));
    else if (object.kind === "policy") hazards.push(...policyHazards(old, object));
  }
  return hazards;
}

/** What a dump says of the schema public is its own in each major. */
function isPublicDefault({ key }: SchemaObject, before: SchemaModel, after: SchemaModel): boolean {
  return key === "schema public" && majorOf(before) !== majorOf(after);
}

function majorOf({ serverVersion }: SchemaModel): number {
  return Number.parseInt(serverVersion ?? "", 10);
}

const removals: ReadonlyMap<string, HazardKind> = new Map([
  ["table", "table-dropped"],
  ["index", "index-dropped"],
  ["policy", "policy-dropped"],
  ["trigger", "trigger-dropped"],
  ["rule", "trigger-dropped"],
  ["event trigger", "trigger-dropped"],
  ["publication", "publication-changed"],
  ["subscription", "publication-changed"],
  ...[
    ...["view", "materialized view", "foreign table", "sequence", "type"],
    ...["domain", "schema", "extension", "operator", "cast", "collation"],
  ].map((kind): [string, HazardKind] => [kind, "object-dropped"]),
]);

function* removalHazards(
  object: SchemaObject,
  before: SchemaModel,
  after: SchemaModel,
): Iterable<Hazard> {
  if (isRoutine(object)) yield* routineRemovalHazards(object, before, after);
  const kind = removals.get(object.kind);
  const goesWithItsTable = object.of !== null && !after.objects.has(object.of);
  if (kind === undefined || goesWithItsTable || livesOn(object, before, after)) return;
  yield makeHazard(kind, { before: object, after: undefined }, removalNote(object, after));
}

/** A sequence goes with its column or becomes its identity's, an index becomes the index of a constraint. */
function livesOn(object: SchemaObject, before: SchemaModel, after: SchemaModel): boolean {
  if (object.kind === "index") {
    const table = after.objects.get(object.of ?? "");
    const isConstraint = table?.parts.has(constraintPart(bareNameOf(object))) ?? false;
    return isConstraint || hasIndexOfAnotherName(object, before, after);
  }
  if (object.kind !== "sequence") return false;
  const owning = owningColumnOf(object);
  if (owning === undefined || !before.objects.has(relationKey(owning.table))) return false;
  const owner = after.objects.get(relationKey(owning.table));
  if (owner === undefined || !owner.columns.includes(owning.column)) return true;
  return tokensOf(saidOf(owner, columnPart(owning.column))).some(
    ({ text }) => text === bareNameOf(object),
  );
}

function removalNote(object: SchemaObject, after: SchemaModel): string {
  if (object.kind === "index") {
    return /^CREATE UNIQUE/.test(saidOf(object, ""))
      ? ", and with it that its values are unique"
      : "";
  }
  if (object.kind === "policy") {
    const table = after.objects.get(object.of ?? "");
    return table !== undefined && rowSecurityOf(table).isOn
      ? ""
      : ", and its table has no row security";
  }
  return removals.get(object.kind) === "publication-changed" ? "is dropped" : "";
}

function* additionHazards(
  object: SchemaObject,
  before: SchemaModel,
  after: SchemaModel,
): Iterable<Hazard> {
  const sides = { before: undefined, after: object };
  const table = before.objects.get(object.of ?? "");
  if (isRoutine(object)) yield* definerHazards(undefined, object);
  if (table === undefined) return;
  if (object.kind === "index" && !wasConstraint(object, table)) {
    if (!hasIndexOfAnotherName(object, after, before)) yield makeHazard("index-created", sides);
  }
  if (object.kind === "policy" && rowSecurityOf(table).isOn && isPermissive(object)) {
    yield makeHazard("policy-added", sides);
  }
}

function wasConstraint(index: SchemaObject, table: SchemaObject): boolean {
  return table.parts.has(constraintPart(bareNameOf(index)));
}

/** The same index, which only the other side has by another name: it was renamed. */
function hasIndexOfAnotherName(index: SchemaObject, own: SchemaModel, other: SchemaModel): boolean {
  const candidates = indexesOf(other).get(index.of) ?? [];
  return candidates.some(
    (candidate) => !own.objects.has(candidate.key) && namelessOf(candidate) === namelessOf(index),
  );
}

/** The indexes of a schema by the key of their table, sorted out once for each schema. */
function indexesOf({ objects }: SchemaModel): IndexesByTable {
  const known = sortedOut.get(objects);
  if (known !== undefined) return known;
  const all = [...objects.values()].filter(({ kind }) => kind === "index");
  const indexes = groupedBy(all, (index) => index.of);
  sortedOut.set(objects, indexes);
  return indexes;
}

type IndexesByTable = ReadonlyMap<string | null, readonly SchemaObject[]>;
const sortedOut = new WeakMap<SchemaModel["objects"], IndexesByTable>();

/** `CREATE [UNIQUE] INDEX` and what comes after the name. */
function namelessOf(index: SchemaObject): string {
  return saidOf(index, "").replace(/^(CREATE (?:UNIQUE )?INDEX) .*? ON /s, "$1 ON ");
}
