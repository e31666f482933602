import type { ApiChange, UnplacedChange } from "./api-change.ts";
import { compactOrNull } from "./compact-text.ts";
import { compareContent } from "./compare-content.ts";
import { compareParameters } from "./compare-parameters.ts";
import { compareResponses } from "./compare-responses.ts";
import type { SchemaComparison } from "./compare-schemas.ts";
import { compareSurroundings } from "./compare-surroundings.ts";
import { memberOf } from "./document.ts";
import type { OperationPair } from "./operation-pair.ts";
import { resolve } from "./references.ts";

/** Compares one operation; what its schemas come to is known to `schemas` in the end. */
export function compareOperations(
  before: OperationPair["before"],
  after: OperationPair["after"],
  schemas: SchemaComparison,
): readonly ApiChange[] {
  const changes: ApiChange[] = [];
  const pair: OperationPair = {
    before,
    after,
    schemas,
    tell(change, place) {
      changes.push({ ...compactChange(change), operations: [after.operation.name], place });
    },
  };
  compareParameters(pair);
  compareBodies(pair);
  compareResponses(pair);
  compareSurroundings(pair);
  return changes;
}

function compareBodies(pair: OperationPair): void {
  const before = bodyOf(pair.before);
  const after = bodyOf(pair.after);
  const place = "request body";
  const isRequired = memberOf(after?.node, "required") === true;
  if (isRequired && memberOf(before?.node, "required") !== true) {
    const pointer = after?.pointer ?? pair.after.operation.pointer;
    pair.tell(
      { kind: "request-body-became-required", pointer, isNew: before === undefined },
      place,
    );
  }
  if (before === undefined) return;
  const pointer = after?.pointer ?? before.pointer;
  compareContent(pair, before, after ?? { node: {}, pointer }, { place, flow: "request" });
}

function bodyOf({ document, operation }: OperationPair["before"]) {
  const body = memberOf(operation.node, "requestBody");
  return resolve(document, body, `${operation.pointer}/requestBody`);
}

/** The change with texts that a reader and a record can bear. */
function compactChange(change: UnplacedChange): UnplacedChange {
  if (change.kind !== "unmodelled") return change;
  const { before, after } = change;
  return { ...change, before: compactOrNull(before), after: compactOrNull(after) };
}
