import { describe, expect, it } from "vitest";
import type { Json } from "../../src/gate/json.ts";
import { differencesOf } from "../../src/openapi/compare-documents.ts";

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
      "changed GET /a parameter c: type /paths/~1a/get/parameters/1/schema/type",
      "added GET /a parameter a /paths/~1a/get/parameters/0",
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
});
