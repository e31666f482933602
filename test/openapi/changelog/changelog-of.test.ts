import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/data/json.ts";
import type { ApiChange } from "../../../src/openapi/api-change.ts";
import { changelogOf } from "../../../src/openapi/changelog/changelog-of.ts";
import { apiOf } from "../../support/api.ts";

type Parts = { readonly [key: string]: Json };

const describing = (parts: Parts): Json => ({
  openapi: "3.1.0",
  info: { title: "Shop", version: "1.0.0" },
  ...parts,
});
const operation = { responses: { "200": { description: "ok" } } };
const schemas = (members: Parts): Json => describing({ components: { schemas: members } });

async function told(before: Json, after: Json, changes: readonly ApiChange[] = []) {
  const log = changelogOf(await apiOf(before), await apiOf(after), changes);
  return log.entries.map(
    ({ kind, subject, place, text }) =>
      `${kind}: ${subject}${place === "" ? "" : ` ${place}`} | ${text}`,
  );
}

const order = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string", maxLength: 5 }, state: { enum: ["new", "paid"] } },
};

const change = (parts: Partial<ApiChange>): ApiChange => ({
  kind: "request-max-length-decreased",
  operations: ["POST /orders"],
  place: "",
  name: "",
  before: null,
  after: null,
  base: null,
  revision: null,
  confidence: "proven",
  ...parts,
});

describe("the changelog", () => {
  it("names alternatives that have no name, and ways to authenticate", async () => {
    const before = schemas({ V: { oneOf: [{ type: "string" }] } });
    const after = schemas({
      V: { oneOf: [{ type: "string" }, { type: "string", enum: [""] }, { type: "integer" }] },
    });
    expect(await told(before, after)).toEqual([
      'branch-added: schema V | alternative "" was added',
      "branch-added: schema V | alternative integer was added",
    ]);
    const secured = describing({ security: [{ key: [] }] });
    const open = describing({ security: [{ key: [] }, {}, { a: [], b: [] }] });
    expect(await told(secured, open)).toEqual([
      "security-alternative-added: the API | way to authenticate (none) was added",
      "security-alternative-added: the API | way to authenticate a and b was added",
    ]);
  });

  it("takes no component for another that says as little", async () => {
    const empty = { type: "object", properties: {}, description: "" };
    const log = await told(schemas({ Gone: empty }), schemas({ Fresh: empty }));
    expect(log.map((line) => line.split(":")[0]).sort()).toEqual([
      "schema-added",
      "schema-removed",
    ]);
  });

  it("is empty for a description beside itself, in whatever order and spelling", async () => {
    const one = describing({
      paths: {
        "/a": { get: { ...operation, tags: ["x", "y"] } },
        "/b": { get: { ...operation, parameters: [p("limit"), p("offset")] } },
      },
      components: { schemas: { Order: order, Cart: ref("Order") } },
    });
    const other = describing({
      components: {
        schemas: {
          Cart: { $ref: "#/components/schemas/%4Frder" },
          Order: {
            ...order,
            properties: { state: { enum: ["paid", "new"] }, id: order.properties.id },
          },
        },
      },
      paths: {
        "/b": { get: { ...operation, parameters: [p("offset"), p("limit")] } },
        "/a": { get: { ...operation, tags: ["y", "x"] } },
      },
    });
    expect(await told(one, one)).toEqual([]);
    expect(await told(one, other)).toEqual([]);
  });

  it("tells operations, parameters, responses, media types and headers that came and went", async () => {
    const before = describing({
      paths: {
        "/a": { get: { ...operation, parameters: [p("limit")] }, put: operation },
        "/gone": { get: operation },
      },
    });
    const body = { description: "ok", headers: { "X-Rate": {} }, content: { "text/csv": {} } };
    const after = describing({
      paths: {
        "/a": {
          get: {
            parameters: [p("offset")],
            responses: { "200": body, "404": { description: "none" } },
          },
        },
        "/new": { post: operation },
      },
    });
    expect((await told(before, after)).sort()).toEqual(
      [
        "parameter-added: GET /a | parameter offset (query) was added",
        "parameter-removed: GET /a | parameter limit (query) was removed",
        "header-added: GET /a response 200 | header X-Rate was added",
        "media-type-added: GET /a response 200 | media type text/csv was added",
        "response-added: GET /a | response 404 was added",
        "operation-removed: PUT /a | was removed",
        "operation-added: POST /new | was added",
        "operation-removed: GET /gone | was removed",
      ].sort(),
    );
  });

  it("tells values, constraints, required and documentation of a schema apart", async () => {
    const after = {
      type: "object",
      required: ["state"],
      description: "An order.",
      "x-internal": true,
      properties: {
        id: { type: "string", maxLength: 9, minLength: 1, deprecated: true, default: "a" },
        state: { enum: ["new", "sent"] },
        lines: { type: "array" },
      },
    };
    expect((await told(schemas({ Order: order }), schemas({ Order: after }))).sort()).toEqual([
      "became-optional: schema Order | property id became optional",
      "became-required: schema Order | property state became required",
      "constraint-relaxed: schema Order property id | maxLength was 5 and is now 9",
      "constraint-tightened: schema Order property id | minLength is now 1",
      'default-changed: schema Order property id | default is now "a"',
      "deprecated: schema Order property id | is deprecated",
      "description-changed: schema Order | description was added",
      'enum-value-added: schema Order property state | value "sent" was added',
      'enum-value-removed: schema Order property state | value "paid" was removed',
      "extension-changed: schema Order | x-internal is now true",
      "property-added: schema Order | property lines was added",
    ]);
  });

  it("tells renamed components as renamed, and those that only look so as gone and new", async () => {
    const tree = (name: string) => ({ properties: { child: ref(name), order: ref("Order") } });
    const before = schemas({
      Order: order,
      Tree: tree("Tree"),
      Cart: ref("Order"),
      A: tree("B"),
      B: { not: {} },
    });
    const after = schemas({
      Order: order,
      Node: tree("Node"),
      Basket: ref("Order"),
      C: tree("D"),
      D: {},
    });
    expect(await told(before, after)).toEqual([
      "component-renamed: schema Tree | was renamed to Node",
      "component-renamed: schema Cart | was renamed to Basket",
      "schema-removed: schema A | was removed",
      "schema-removed: schema B | was removed",
      "schema-added: schema C | was added",
      "schema-added: schema D | was added",
    ]);
  });

  it("follows a path whose parameter has another name, and a parameter that moved to its path", async () => {
    const id = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
    const before = describing({
      paths: { "/a/{id}": { get: { ...operation, parameters: [id("id")] } } },
    });
    const after = describing({
      paths: { "/a/{key}": { parameters: [id("key")], get: operation } },
    });
    expect(await told(before, after)).toEqual([
      'path-respelled: path /a/{key} | was "/a/{id}"; it matches the same requests',
      'other-changed: GET /a/{key} parameter key (path) | name was "id" and is now "key"',
    ]);
  });

  it("leaves out what a breaking change says, and nothing beside it", async () => {
    const at = (pointer: string) => ({
      document: "openapi.json",
      pointer: `/components/schemas/Order${pointer}`,
    });
    const id = { type: "string", maxLength: 3, minLength: 1, description: "short" };
    const after = { ...order, properties: { id, state: { enum: ["new", "sent"] } } };
    const changes = [
      change({ base: at("/properties/id"), revision: at("/properties/id") }),
      change({
        kind: "request-enum-value-removed",
        name: "paid",
        base: at("/properties/state"),
        revision: at("/properties/state"),
      }),
    ];
    expect(await told(schemas({ Order: order }), schemas({ Order: after }), changes)).toEqual([
      "constraint-tightened: schema Order property id | minLength is now 1",
      "description-changed: schema Order property id | description was added",
      'enum-value-added: schema Order property state | value "sent" was added',
    ]);
    const gone = { ...order, properties: { id: order.properties.id }, required: ["id"] };
    const removal = change({
      kind: "response-property-removed",
      name: "state",
      base: at("/properties/state"),
      revision: at(""),
    });
    expect(await told(schemas({ Order: order }), schemas({ Order: gone }), [removal])).toEqual([]);
  });

  it("takes names that objects inherit for names", async () => {
    const odd = JSON.parse('{"__proto__": {"type": "string"}, "constructor": {"type": "string"}}');
    const entries = await told(
      schemas({ A: { properties: {} } }),
      schemas({ A: { properties: odd } }),
    );
    expect(entries).toEqual([
      "property-added: schema A | property __proto__ was added",
      "property-added: schema A | property constructor was added",
    ]);
  });
});

function p(name: string): Json {
  return { name, in: "query", schema: { type: "integer" } };
}

function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}
