import { describe, expect, it } from "vitest";
import type { Json } from "../../src/data/json.ts";
import { compareDocuments, differencesOf } from "../../src/openapi/compare-documents.ts";

const operation = (members: { readonly [key: string]: Json }): Json => ({
  openapi: "3.1.0",
  paths: { "/a": { get: members } },
});

const saidOf = (before: Json, after: Json) =>
  differencesOf(before, after).map(({ kind, place, pointer }) => `${kind} ${place} ${pointer}`);

describe("two documents", () => {
  it.each<[string, Json, Json]>([
    ["keys in another order", { a: 1, b: 2 }, { b: 2, a: 1 }],
    ["sets in another order", operation({ tags: ["a", "b"] }), operation({ tags: ["b", "a"] })],
    [
      "security alternatives in another order",
      operation({ security: [{ a: ["y", "x"] }, {}] }),
      operation({ security: [{}, { a: ["x", "y"] }] }),
    ],
    [
      "an enum whose values have keys in another order",
      { enum: [{ a: 1, b: 2 }] },
      { enum: [{ b: 2, a: 1 }] },
    ],
    ["repeated values at other places", { enum: [1, 1, 2] }, { enum: [2, 1, 1] }],
    [
      "properties that others need in another order",
      { dependentRequired: { a: ["b", "c"] } },
      { dependentRequired: { a: ["c", "b"] } },
    ],
    [
      "a property that is called like a set",
      { properties: { tags: { required: ["a", "b"] } } },
      { properties: { tags: { required: ["b", "a"] } } },
    ],
  ])("mean the same with %s", (_, before, after) => {
    expect(differencesOf(before, after)).toEqual([]);
  });

  it.each<[string, Json, Json]>([
    ["servers in another order", { servers: ["a", "b"] }, { servers: ["b", "a"] }],
    ["data that looks like a set", { example: { enum: [1, 2] } }, { example: { enum: [2, 1] } }],
    [
      "an extension that looks like one",
      { "x-a": { tags: ["a", "b"] } },
      { "x-a": { tags: ["b", "a"] } },
    ],
    [
      "branches of a union in another order",
      { oneOf: [{ type: "string" }, { type: "null" }] },
      { oneOf: [{ type: "null" }, { type: "string" }] },
    ],
    [
      "items of a tuple in another order",
      { prefixItems: [true, false] },
      { prefixItems: [false, true] },
    ],
    ["a security requirement more", { security: [{ a: [] }] }, { security: [{ a: [] }, {}] }],
    ["a $ref to something else", { $ref: "#/a" }, { $ref: "#/b" }],
    ["data that looks like a $ref", { example: { $ref: "#/a" } }, { example: { $ref: "#/%61" } }],
    ["a value that occurs twice", { enum: [1, 1] }, { enum: [1] }],
    ["a text for a number", { a: 1 }, { a: "1" }],
    ["an absent member for null", { a: null }, {}],
  ])("differ in %s", (_, before, after) => {
    expect(differencesOf(before, after)).not.toEqual([]);
  });

  it("are told apart by place, in words and as a pointer", () => {
    const parameter = (name: string, type: string): Json => ({
      name,
      in: "query",
      schema: { type },
    });
    const before = operation({ parameters: [parameter("b", "string"), parameter("c", "string")] });
    const after = operation({ parameters: [parameter("c", "integer"), parameter("a", "string")] });
    expect(saidOf(before, after)).toEqual([
      "removed GET /a parameter b /paths/~1a/get/parameters/0",
      "changed GET /a parameter c: type /paths/~1a/get/parameters/0/schema/type",
      "added GET /a parameter a /paths/~1a/get/parameters/1",
    ]);
  });

  it("are told apart in components, webhooks and at the top", () => {
    const with_ = (type: string): Json => ({
      components: {
        schemas: { A: { properties: { b: { items: { properties: { c: { type } } } } } } },
      },
      info: { title: type },
    });
    expect(saidOf(with_("string"), with_("integer"))).toEqual([
      "changed schema A: property b[].c type /components/schemas/A/properties/b/items/properties/c/type",
      "changed info / title /info/title",
    ]);
  });

  it("say how often they are only written otherwise", () => {
    const before = operation({
      tags: ["a", "b"],
      parameters: [{ $ref: "#/components/parameters/a%2Db" }, { name: "c", in: "query" }],
      responses: { 200: { description: "", headers: {} } },
    });
    const after = operation({
      responses: { 200: { headers: {}, description: "" } },
      parameters: [{ in: "query", name: "c" }, { $ref: "#/components/parameters/a-b" }],
      tags: ["b", "a"],
    });
    expect(compareDocuments(before, after)).toEqual({
      differences: [],
      cosmetics: { keyOrders: 3, listOrders: 2, references: 1 },
    });
  });

  it("have no more differences for keys that objects inherit", () => {
    const strange = JSON.parse('{"properties":{"__proto__":{"type":"string"},"constructor":{}}}');
    expect(saidOf(strange, strange)).toEqual([]);
    expect(saidOf({ properties: {} }, strange)).toHaveLength(2);
    expect(saidOf(strange, { properties: {} })).toHaveLength(2);
  });
});
