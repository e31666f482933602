import type { Json } from "../../src/data/json.ts";
import type { ApiChange } from "../../src/openapi/api-change.ts";
import type { ApiSource } from "../../src/openapi/api-source.ts";
import { type ApiPolicy, compareApis } from "../../src/openapi/compare-apis.ts";
import { loadApi } from "../../src/openapi/load/load-api.ts";

const policy: ApiPolicy = { asOf: "2026-11-21", unstable: ["draft", "alpha"] };

/** A description of one document, from its text or its value. */
export async function apiOf(document: Json, path = "openapi.json"): Promise<ApiSource> {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const { source, facts } = await loadApi(
    async (asked) => (asked === path ? { kind: "text", text } : { kind: "missing" }),
    path,
  );
  if (source === undefined) throw new Error(`not a description: ${JSON.stringify(facts)}`);
  return source;
}

/** What changed from one description to the other. */
export async function changesBetween(
  before: Json,
  after: Json,
  overrides: Partial<ApiPolicy> = {},
): Promise<readonly ApiChange[]> {
  return compareApis(await apiOf(before), await apiOf(after), { ...policy, ...overrides });
}
