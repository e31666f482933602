import type { ApiDiff, ApiFinding } from "../../src/report/api-diff-output.ts";

/** A finding of a comparison, the rest filled in. */
export function apiFinding(parts: Partial<ApiFinding> = {}): ApiFinding {
  return {
    rule: "breaking-changes/request-parameter-removed",
    severity: "blocking",
    confidence: "proven",
    subject: "GET /orders parameter limit (query)",
    message: "is gone, and clients send it.",
    remedy: "Take it back.",
    operations: ["GET /orders", "GET /carts"],
    pointer: "/paths/~1orders/get/parameters/0",
    base: { document: "docs/api v1/openapi.json", pointer: "/paths/~1orders/get/parameters/0" },
    revision: null,
    fingerprint: "0123456789abcdef",
    ...parts,
  };
}

/** A breaking comparison with one change beside it. */
export function apiDiffOf(parts: Partial<ApiDiff> = {}): ApiDiff {
  return {
    schemaVersion: 1,
    verdict: "breaking",
    base: "v1:openapi.json",
    revision: "openapi.json",
    findings: [apiFinding()],
    changes: {
      counts: { added: 1, changed: 0, deprecated: 0, removed: 0, documentation: 0 },
      entries: [apiEntry()],
    },
    problems: [],
    ...parts,
  };
}

type Entry = NonNullable<ApiDiff["changes"]>["entries"][number];

/** A change beside the breaking ones. */
export function apiEntry(parts: Partial<Entry> = {}): Entry {
  return {
    kind: "property-added",
    section: "added",
    subject: "schema Order",
    place: "property lines[]",
    name: "total",
    text: "property total was added",
    before: null,
    after: "{}",
    base: null,
    revision: { document: "openapi.json", pointer: "/components/schemas/Order" },
    ...parts,
  };
}
