import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/gate/json.ts";
import { compareApis } from "../../src/openapi/compare-apis.ts";
import type { ApiDocument, JsonObject } from "../../src/openapi/document.ts";

/** A document with one operation that takes and gives `schema`. */
function apiOf(schema: Json, rest: JsonObject = {}): ApiDocument {
  const content = { "application/json": { schema } };
  const responses = { 200: { description: "", content } };
  return {
    openapi: "3.1.0",
    paths: { "/a": { post: { requestBody: { content }, responses } } },
    ...rest,
  };
}

const kindsOf = (before: ApiDocument, after: ApiDocument) =>
  compareApis(before, after).map(({ kind, place }) => `${kind} ${place}`);

const components = (schemas: JsonObject) => ({ components: { schemas } });

describe("two descriptions", () => {
  it("may be recursive, on both sides and through each other", () => {
    const recursive = (type: string) =>
      apiOf(
        { $ref: "#/components/schemas/A" },
        components({
          A: { properties: { b: { $ref: "#/components/schemas/B" } } },
          B: { allOf: [{ $ref: "#/components/schemas/A" }], properties: { leaf: { type } } },
        }),
      );
    expect(compareApis(recursive("string"), recursive("string"))).toEqual([]);
    expect(kindsOf(recursive("string"), recursive("integer"))).toEqual([
      "request-type-changed request body, property b.leaf",
      "response-type-changed response 200, property b.leaf",
    ]);
  });

  it("may refer to themselves, to nothing and to other files", () => {
    const odd = apiOf(
      { properties: { a: { $ref: "#/components/schemas/A" }, b: { $ref: "other.yaml#/B" } } },
      components({ A: { $ref: "#/components/schemas/A" } }),
    );
    expect(compareApis(odd, structuredClone(odd))).toEqual([]);
  });

  it("are told a change in a shared schema once, with every operation it reaches", () => {
    const shared = (type: string): ApiDocument => {
      const schema = { $ref: "#/components/schemas/Money" };
      const get = { responses: { 200: { content: { "application/json": { schema } } } } };
      const paths = Object.fromEntries(["/a", "/b", "/c"].map((path) => [path, { get }]));
      return {
        openapi: "3.0.3",
        paths,
        ...components({ Money: { properties: { cents: { type } } } }),
      };
    };
    expect(compareApis(shared("integer"), shared("string"))).toEqual([
      {
        kind: "response-type-changed",
        before: "integer",
        after: "string",
        pointer: "/components/schemas/Money/properties/cents",
        place: "response 200, property cents",
        operations: ["GET /a", "GET /b", "GET /c"],
      },
    ]);
  });

  it("see a change inside what is not modelled, behind a reference too", () => {
    const hidden = (pattern: string) =>
      apiOf({ not: { $ref: "#/components/schemas/A" } }, components({ A: { pattern } }));
    expect(compareApis(hidden("a"), hidden("b"))).toMatchObject([
      { kind: "unmodelled", construct: "not" },
      { kind: "unmodelled", construct: "not" },
    ]);
  });

  it("treat names of properties as names", () => {
    const named = (type: string): ApiDocument => {
      const names = ["__proto__", "constructor", "description"];
      const properties = names.map((name) => `"${name}": {"type": "${type}"}`);
      return apiOf(JSON.parse(`{"properties": {${properties.join()}}}`));
    };
    const [own, other] = [named("string"), named("integer")];
    expect(compareApis(own, structuredClone(own))).toEqual([]);
    const places = compareApis(own, other).map(({ place }) => place);
    expect(places).toContain("response 200, property __proto__");
    expect(places).toContain("response 200, property description");
  });

  it("of Swagger 2.0 are the same, or not compared", () => {
    const swagger = (path: string): ApiDocument => ({ swagger: "2.0", paths: { [path]: {} } });
    expect(compareApis(swagger("/a"), swagger("/a"))).toEqual([]);
    expect(kindsOf(swagger("/a"), swagger("/b"))).toEqual(["unmodelled "]);
  });

  it("share schemas sixty levels deep, each reached two ways, and are compared once each", () => {
    const levels = Array.from({ length: 60 }, (_, level) => [
      `L${level}`,
      {
        properties: Object.fromEntries(
          ["a", "b"].map((name) => [
            name,
            level === 59 ? { type: "string" } : { $ref: `#/components/schemas/L${level + 1}` },
          ]),
        ),
      },
    ]);
    const api = apiOf({ $ref: "#/components/schemas/L0" }, components(Object.fromEntries(levels)));
    const other = JSON.parse(JSON.stringify(api).replaceAll('"string"', '"integer"'));
    expect(compareApis(api, structuredClone(api))).toEqual([]);
    expect(compareApis(api, other)).toHaveLength(4);
  });
});

const schemas = fc.letrec<{ schema: Json }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>(
      { type: "string" },
      { type: "integer", minimum: 1 },
      { enum: ["a", "b"] },
      {},
      true,
    ),
    fc.record({ type: fc.constant("array"), items: tie("schema") }),
    fc.record({ allOf: fc.array(tie("schema"), { maxLength: 2 }) }),
    fc.record({ oneOf: fc.array(tie("schema"), { maxLength: 3 }) }),
    fc.record({
      type: fc.constant("object"),
      required: fc.subarray(["a", "b", "c"]),
      properties: fc.dictionary(fc.constantFrom("a", "b", "type", "__proto__"), tie("schema")),
      additionalProperties: tie("schema"),
    }),
  ),
})).schema;

describe("any description", () => {
  it("beside itself yields nothing", () => {
    fc.assert(
      fc.property(schemas, (schema) => {
        const api = apiOf(schema);
        expect(compareApis(api, structuredClone(api))).toEqual([]);
      }),
    );
  });

  it("is safe with one more optional property, and not with one less", () => {
    fc.assert(
      fc.property(schemas, (schema) => {
        const less = apiOf({ properties: { kept: schema } });
        const more = apiOf({ properties: { kept: schema, added: schema } });
        expect(compareApis(less, more)).toEqual([]);
        expect(kindsOf(more, less).sort()).toEqual([
          "request-property-removed request body, property added",
          "response-property-removed response 200, property added",
        ]);
      }),
    );
  });
});
