import { saidOf } from "../object-text.ts";
import { partNames } from "../part-name.ts";
import type { SchemaModel, SchemaObject } from "../schema-model.ts";
import { definerHazards, rowSecurityHazards, viewHazards } from "./access-hazards.ts";
import { columnHazards } from "./column-hazards.ts";
import { constraintHazards } from "./constraint-hazards.ts";
import type { Hazard } from "./hazard.ts";
import { makeHazard } from "./make-hazard.ts";
import { promiseHazards } from "./promise-hazards.ts";
import { typeHazards } from "./type-hazards.ts";

type Differ = (before: SchemaObject, after: SchemaObject, older: SchemaModel) => Iterable<Hazard>;

const differs: ReadonlyMap<string, Differ> = new Map<string, Differ>([
  ["table", tableHazards],
  ["foreign table", columnHazards],
  ["type", typeHazards],
  ["function", definerHazards],
  ["procedure", definerHazards],
  ["view", viewHazards],
  ["index", indexHazards],
  ["trigger", stateHazards],
  ["rule", stateHazards],
  ["event trigger", stateHazards],
  ["publication", publicationHazards],
  ["subscription", publicationHazards],
]);

/** What the change of an object that both schemas have puts at risk. */
export function* changeHazards(
  before: SchemaObject,
  after: SchemaObject,
  older: SchemaModel,
  newer: SchemaModel,
): Iterable<Hazard> {
  yield* differs.get(before.kind)?.(before, after, older) ?? [];
  yield* promiseHazards(before, after, older, newer);
}

function* tableHazards(
  before: SchemaObject,
  after: SchemaObject,
  older: SchemaModel,
): Iterable<Hazard> {
  yield* columnHazards(before, after);
  yield* constraintHazards(before, after, older);
  yield* rowSecurityHazards(before, after);
  if (saidOf(before, "") !== saidOf(after, "")) {
    const note = saidOf(after, "").startsWith("unlogged") ? "unlogged" : "logged";
    yield makeHazard("persistence-changed", { before, after }, note);
  }
  for (const part of [partNames.tablespace, partNames.accessMethod]) {
    if (saidOf(before, part) === saidOf(after, part)) continue;
    yield makeHazard("storage-changed", { before, after }, part);
  }
  const identity = partNames.replicaIdentity;
  if (saidOf(before, identity) !== saidOf(after, identity)) {
    const note = saidOf(after, identity) || "the default, its primary key";
    yield makeHazard("replica-identity-changed", { before, after }, note);
  }
}

function* indexHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  if (saidOf(before, "") !== saidOf(after, ""))
    yield makeHazard("index-redefined", { before, after });
}

function* stateHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const isOff = (object: SchemaObject) => saidOf(object, partNames.state).startsWith("DISABLE");
  if (!isOff(before) && isOff(after)) yield makeHazard("trigger-disabled", { before, after });
}

function* publicationHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const textOf = ({ parts }: SchemaObject) =>
    [...parts.keys()]
      .filter((part) => part !== partNames.owner && part !== partNames.comment)
      .sort()
      .map((part) => saidOf({ ...before, parts }, part))
      .join("\n");
  if (textOf(before) !== textOf(after)) {
    yield makeHazard("publication-changed", { before, after }, "publishes or takes something else");
  }
}
