import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/data/json.ts";
import { changesBetween } from "../../support/api.ts";

/** What happens, the old and the new description, and each change as `kind name` or `kind`. */
export type Pair = readonly [title: string, before: Json, after: Json, ...changes: string[]];

/** Proves each pair, and that neither description differs from itself. */
export function describePairs(title: string, pairs: readonly Pair[]): void {
  describe(title, () => {
    test.each(pairs.map(([name, ...rest]) => [name, rest] as const))("%s", async (_name, rest) => {
      const [before, after, ...changes] = rest;
      const found = await changesBetween(before, after);
      expect(found.map(({ kind, name }) => `${kind} ${name}`.trim())).toEqual(changes);
      for (const side of [before, after]) expect(await changesBetween(side, side)).toEqual([]);
    });
  });
}

/** A description of these paths. */
export function api(paths: JsonObject, rest: JsonObject = {}): JsonObject {
  return { openapi: "3.1.0", info: { title: "t", version: "1" }, paths, ...rest };
}

const ok = { responses: { "200": { description: "d" } } };

/** `GET /x`, or another path, with these members. */
export function get(operation: JsonObject = {}, path = "/x", rest: JsonObject = {}): JsonObject {
  return api({ [path]: { get: { ...ok, ...operation } } }, rest);
}

/** `POST /x` with these members. */
export function post(operation: JsonObject = {}, rest: JsonObject = {}): JsonObject {
  return api({ "/x": { post: { ...ok, ...operation } } }, rest);
}

/** `GET /x` with one parameter. */
export function withParameter(parameter: JsonObject): JsonObject {
  return get({ parameters: [{ schema: { type: "string" }, ...parameter }] });
}

/** `GET /x` with these responses. */
export function answering(responses: JsonObject): JsonObject {
  return get({ responses });
}

/** A body of these media types. */
export function content(...mediaTypes: string[]): JsonObject {
  return { content: Object.fromEntries(mediaTypes.map((name) => [name, { schema: {} }])) };
}
