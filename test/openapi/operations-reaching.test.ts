import { describe, expect, it } from "vitest";
import type { Json } from "../../src/data/json.ts";
import { operationsReaching } from "../../src/openapi/operations-reaching.ts";

const using = (reference: string): Json => ({
  responses: { 200: { content: { "application/json": { schema: { $ref: reference } } } } },
});

const reaching = operationsReaching({
  entry: "api.yaml",
  version: "3.1",
  documents: new Map<string, { readonly [key: string]: Json }>([
    [
      "api.yaml",
      {
        paths: {
          "/a": {
            get: using("#/components/schemas/A"),
            post: using("parts.yaml#/components/schemas/C"),
          },
          "/b": { get: using("./api.yaml#/components/schemas/B") },
        },
        components: {
          schemas: {
            A: { properties: { b: { $ref: "#/components/schemas/B" } } },
            B: { properties: { a: { items: { $ref: "#/components/schemas/A" } } } },
            Pet: { discriminator: { mapping: { c: "Lone" } } },
            Lone: {},
            Unused: { example: { $ref: "#/components/schemas/Lone" } },
          },
        },
      },
    ],
    [
      "parts.yaml",
      { components: { schemas: { C: { $ref: "api.yaml#/components/schemas/Pet" } } } },
    ],
  ]),
});

describe("the operations that a component reaches", () => {
  it.each<[string, string, readonly string[]]>([
    ["api.yaml", "schema A", ["GET /a", "GET /b"]],
    ["api.yaml", "schema B", ["GET /a", "GET /b"]],
    ["parts.yaml", "schema C", ["POST /a"]],
    ["api.yaml", "schema Lone", ["POST /a"]],
    ["api.yaml", "schema Unused", []],
    ["api.yaml", "schema Absent", []],
  ])("%s, %s", (document, subject, operations) => {
    expect(reaching({ document, subject })).toEqual(operations);
  });
});
