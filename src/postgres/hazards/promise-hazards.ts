import { partsOf, saidOf } from "../object-text.ts";
import { granteeIn, partNames } from "../part-name.ts";
import type { SchemaModel, SchemaObject } from "../schema-model.ts";
import { privilegesOf } from "./access-hazards.ts";
import { domainHazards } from "./domain-hazards.ts";
import type { Hazard } from "./hazard.ts";
import { makeHazard } from "./make-hazard.ts";
import { isRoutine, signatureHazards } from "./routine-hazards.ts";
import { viewColumnHazards } from "./view-column-hazards.ts";

/** What others rely on in an object that both schemas have, and is no longer so. */
export function* promiseHazards(
  before: SchemaObject,
  after: SchemaObject,
  older: SchemaModel,
  newer: SchemaModel,
): Iterable<Hazard> {
  const { kind } = before;
  if (/view$/.test(kind)) yield* viewColumnHazards(before, after, older, newer);
  if (isRoutine(before)) yield* signatureHazards(before, after);
  if (kind === "domain") yield* domainHazards(before, after);
  if (kind === "sequence" && countingOf(before) !== countingOf(after)) {
    yield makeHazard("sequence-changed", { before, after });
  }
  yield* partitionHazards(before, after);
  yield* ownerHazards(before, after);
  yield* revocationHazards(before, after);
}

/** How a sequence counts; how many numbers a session takes at a time is no part of it. */
function countingOf(sequence: SchemaObject): string {
  return saidOf(sequence, "").replace(/ CACHE \d+/, "");
}

function* partitionHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const part = partNames.attachment;
  const [old, now] = [saidOf(before, part), saidOf(after, part)];
  if (old === now) return;
  const kind = now === "" ? "partition-detached" : "partition-attached";
  yield makeHazard(kind, { before, after, part });
}

function* ownerHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const part = partNames.owner;
  const [old, now] = [saidOf(before, part), saidOf(after, part)];
  if (old === "" || now === "" || old === now) return;
  yield makeHazard("owner-changed", { before, after, part }, `${now}, and it was ${old}`);
}

/** Rights of roles by name; what PUBLIC loses is what nobody should have had. */
function* revocationHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  for (const part of partsOf(before, granteeIn)) {
    if (granteeIn(part) === "public") continue;
    const [old, now] = [privilegesOf(before, part), privilegesOf(after, part)];
    const lost = [...old.granted].filter((right) => !now.granted.has(right));
    if (lost.length === 0 || now.granted.has("ALL")) continue;
    yield makeHazard("right-revoked", { before, after, part }, lost.join(", "));
  }
}
