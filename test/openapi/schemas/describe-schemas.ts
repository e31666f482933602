import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/data/json.ts";
import { changesBetween } from "../../support/api.ts";

/** How the values of the new schema stand to those of the old one. */
type Relation = "same" | "narrower" | "wider" | "apart";

/** What happens, the old and the new schema, how they stand, and each change as `kind name` or `kind`. */
export type SchemaPair = readonly [
  title: string,
  before: Json,
  after: Json,
  relation: Relation,
  ...changes: string[],
];

/** What the schemas of a table stand in. */
type Setting = { readonly version?: string; readonly components?: JsonObject };

const swapped = { same: "same", narrower: "wider", wider: "narrower", apart: "apart" } as const;

/**
 * Proves each pair in both directions: a request breaks when the new schema takes less, a response when it
 * allows more. The changes are those of the request where it breaks, of the response otherwise.
 */
export function describeSchemas(
  title: string,
  pairs: readonly SchemaPair[],
  { version = "3.1.0", components = {} }: Setting = {},
): void {
  const requestOf = (schema: Json) => inRequest(version, schema, components);
  const responseOf = (schema: Json) => inResponse(version, schema, components);
  describe(title, () => {
    test.each(pairs.map(([name, ...rest]) => [name, rest] as const))("%s", async (_name, rest) => {
      const [before, after, relation, ...changes] = rest;
      const sent = await toldOf(requestOf(before), requestOf(after));
      const received = await toldOf(responseOf(before), responseOf(after));
      expect({ relation: relationOf(sent, received) }).toEqual({ relation });
      expect(sent.length > 0 ? sent : received).toEqual(changes);
      const back = {
        sent: await toldOf(requestOf(after), requestOf(before)),
        received: await toldOf(responseOf(after), responseOf(before)),
      };
      expect({ relation: relationOf(back.sent, back.received) }).toEqual({
        relation: swapped[relation],
      });
    });
  });
}

function relationOf(sent: readonly string[], received: readonly string[]): Relation {
  if (sent.length > 0) return received.length > 0 ? "apart" : "narrower";
  return received.length > 0 ? "wider" : "same";
}

async function toldOf(before: JsonObject, after: JsonObject): Promise<readonly string[]> {
  const found = await changesBetween(before, after);
  return found.map(({ kind, name }) => `${kind} ${name}`.trim());
}

function inRequest(version: string, schema: Json, components: JsonObject): JsonObject {
  const requestBody = { content: { "application/json": { schema } } };
  return described(
    version,
    { requestBody, responses: { "204": { description: "d" } } },
    components,
  );
}

function inResponse(version: string, schema: Json, components: JsonObject): JsonObject {
  const content = { "application/json": { schema } };
  return described(version, { responses: { "200": { description: "d", content } } }, components);
}

function described(openapi: string, post: JsonObject, schemas: JsonObject): JsonObject {
  const info = { title: "t", version: "1" };
  return { openapi, info, paths: { "/x": { post } }, components: { schemas } };
}
