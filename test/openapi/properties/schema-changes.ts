import type { ApiChange } from "../../../src/openapi/api-change.ts";
import { type ApiSource, entryOf } from "../../../src/openapi/api-source.ts";
import { valueAt } from "../../../src/openapi/describe-pointer.ts";
import { pathOfPointer } from "../../../src/openapi/pointer.ts";
import { openSchemaComparison } from "../../../src/openapi/schemas/open-schema-comparison.ts";
import type { Flow } from "../../../src/openapi/schemas/schema-comparison.ts";
import type { Described } from "./grammar.ts";
import { descriptionOf } from "./spelling.ts";

const rootPointer = "/paths/~1received/get/responses/200/content/application~1json/schema";

export type Version = "3.0" | "3.1";

/** What changed from one schema to the other in one direction; nothing of HTTP takes part. */
export function schemaChanges(
  before: Described,
  after: Described,
  flow: Flow,
  versions: readonly [Version, Version] = ["3.1", "3.1"],
): readonly ApiChange[] {
  const sources = [sourceOf(before, versions[0]), sourceOf(after, versions[1])] as const;
  const comparison = openSchemaComparison(...sources, "2026-11-21");
  const place = flow === "request" ? "request body" : "response 200";
  comparison.compare(rootOf(sources[0]), rootOf(sources[1]), {
    operation: "GET /received",
    place,
    flow,
    encoding: "json",
  });
  return comparison.changes();
}

/** In both directions. */
export function changesBothWays(
  before: Described,
  after: Described,
  versions?: readonly [Version, Version],
): readonly ApiChange[] {
  return (["request", "response"] as const).flatMap((flow) =>
    schemaChanges(before, after, flow, versions),
  );
}

function sourceOf(described: Described, version: Version): ApiSource {
  const document = descriptionOf(described, version);
  return { entry: "openapi.json", version, documents: new Map([["openapi.json", document]]) };
}

function rootOf(source: ApiSource) {
  const value = valueAt(entryOf(source), pathOfPointer(rootPointer) ?? []);
  return { value, at: { document: source.entry, pointer: rootPointer } };
}
