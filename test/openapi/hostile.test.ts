import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/data/json.ts";
import { changesBetween } from "../support/api.ts";
import { sweep } from "../support/sweep.ts";

/** A description whose clients send and receive the component `Root`. */
function apiWith(schemas: JsonObject): JsonObject {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Root" } } };
  return {
    openapi: "3.1.0",
    info: { title: "hostile", version: "1.0.0" },
    paths: {
      "/x": {
        post: {
          requestBody: { required: true, content },
          responses: { 200: { description: "ok", content } },
        },
      },
    },
    components: { schemas },
  };
}

const referenceTo = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const entries = (count: number, of: (at: number) => readonly [string, Json]) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => of(at))) as JsonObject;

async function kindsBetween(before: JsonObject, after: JsonObject): Promise<readonly string[]> {
  return (await changesBetween(apiWith(before), apiWith(after))).map(({ kind }) => kind);
}

describe("two hundred branches that all refer to the whole", () => {
  const wide = (lastType: string): JsonObject => ({
    Root: { oneOf: Array.from({ length: 200 }, (_, at) => referenceTo(`Branch${at}`)) },
    ...entries(200, (at) => [
      `Branch${at}`,
      {
        type: "object",
        required: ["kind"],
        properties: {
          kind: { const: `branch-${at}` },
          value: { type: at === 199 ? lastType : "string" },
          children: { type: "array", items: referenceTo("Root") },
        },
      },
    ]),
  });

  it("beside themselves are the same", async () => {
    expect(await kindsBetween(wide("string"), wide("string"))).toEqual([]);
  });

  it("beside an edited copy have that edit, once in each direction", async () => {
    const changes = await changesBetween(apiWith(wide("string")), apiWith(wide("integer")));
    expect(changes.length).toBeGreaterThanOrEqual(1);
    expect(changes.length).toBeLessThanOrEqual(4);
  });

  it("without names or marks come to an end", async () => {
    const unmarked = (maxLength: number): JsonObject => ({
      Root: {
        // Every one is held against every other: with 200, a quarter of a minute.
        anyOf: Array.from({ length: sweep({ short: 50, full: 200 }) }, (_, at) => ({
          type: "object",
          properties: { [`p${at}`]: { type: "string", maxLength }, next: referenceTo("Root") },
        })),
      },
    });
    expect(await kindsBetween(unmarked(5), unmarked(5))).toEqual([]);
    expect(await kindsBetween(unmarked(5), unmarked(4))).not.toEqual([]);
  });
});

describe("many paths and deep chains", () => {
  const lattice = (leaf: string): JsonObject => ({
    Root: referenceTo("Level0"),
    ...entries(20, (at) => [
      `Level${at}`,
      {
        type: "object",
        properties: {
          left: referenceTo(`Level${at + 1}`),
          right: { allOf: [referenceTo(`Level${at + 1}`)] },
        },
      },
    ]),
    Level20: { type: leaf },
  });

  it("2^20 paths to one edited leaf are one change in each direction", async () => {
    expect(await kindsBetween(lattice("string"), lattice("string"))).toEqual([]);
    const kinds = await kindsBetween(lattice("integer"), lattice("string"));
    expect([...kinds].sort()).toEqual(["request-type-narrowed", "response-type-widened"]);
  });

  it.each(["allOf", "anyOf", "oneOf"])(
    "5,000 references through %s come to an end",
    async (kind) => {
      const chain = (leaf: string): JsonObject => ({
        Root: referenceTo("Link0"),
        ...entries(5_000, (at) => [`Link${at}`, { [kind]: [referenceTo(`Link${at + 1}`)] }]),
        Link5000: { type: leaf },
      });
      expect(await kindsBetween(chain("string"), chain("string"))).toEqual([]);
      expect(await kindsBetween(chain("string"), chain("integer"))).not.toEqual([]);
    },
  );

  it("5,000 properties below one another come to an end", async () => {
    const chain = (leaf: string): JsonObject => ({
      Root: referenceTo("Link0"),
      ...entries(5_000, (at) => [
        `Link${at}`,
        { type: "object", properties: { next: referenceTo(`Link${at + 1}`) } },
      ]),
      Link5000: { type: leaf },
    });
    expect(await kindsBetween(chain("string"), chain("string"))).toEqual([]);
    expect(await kindsBetween(chain("string"), chain("integer"))).not.toEqual([]);
  });

  it("allOf of unions does not multiply out", async () => {
    const product = (last: string): JsonObject => ({
      Root: {
        allOf: Array.from({ length: 24 }, (_, at) => ({
          anyOf: [
            {
              type: "object",
              required: [`a${at}`],
              properties: { [`a${at}`]: { type: "string" } },
            },
            {
              type: "object",
              required: [`b${at}`],
              properties: { [`b${at}`]: { type: at === 23 ? last : "string" } },
            },
          ],
        })),
      },
    });
    expect(await kindsBetween(product("string"), product("string"))).toEqual([]);
    expect(await kindsBetween(product("string"), product("integer"))).not.toEqual([]);
  });
});

describe("circles", () => {
  const mutual = (leaf: string): JsonObject => ({
    Root: { type: "object", properties: { other: referenceTo("Other") } },
    Other: {
      type: "object",
      properties: { back: referenceTo("Root"), own: referenceTo("Other"), leaf: { type: leaf } },
    },
  });

  it("of properties end, and what is in them is found", async () => {
    expect(await kindsBetween(mutual("string"), mutual("string"))).toEqual([]);
    expect(await kindsBetween(mutual("string"), mutual("integer"))).not.toEqual([]);
  });

  it.each<readonly [string, boolean, JsonObject]>([
    ["a $ref to itself", false, { Root: referenceTo("Root") }],
    ["two $refs to each other", false, { Root: referenceTo("Other"), Other: referenceTo("Root") }],
    ["allOf of itself", true, { Root: { allOf: [referenceTo("Root"), { type: "string" }] } }],
    ["anyOf of itself", false, { Root: { anyOf: [referenceTo("Root"), { type: "string" }] } }],
    ["not of itself", false, { Root: { not: referenceTo("Root") } }],
    ["a $ref to nothing", false, { Root: referenceTo("Missing") }],
  ])(
    "%s beside itself is the same, and beside a string comes to an end",
    async (_, isString, schemas) => {
      expect(await kindsBetween(schemas, schemas)).toEqual([]);
      const string = { Root: { type: "string" } };
      const told = [await kindsBetween(schemas, string), await kindsBetween(string, schemas)];
      expect(told.map((kinds) => kinds.length === 0)).toEqual([isString, isString]);
    },
  );
});

describe("names that JavaScript keeps for itself", () => {
  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"])(
    "%s removed from a response is reported",
    async (name) => {
      const text = (properties: string) =>
        `{"Root":{"type":"object","properties":{${properties}}}}`;
      const before = JSON.parse(text(`"${name}":{"type":"string"}`)) as JsonObject;
      const after = JSON.parse(text("")) as JsonObject;
      expect(await kindsBetween(before, before)).toEqual([]);
      expect(await kindsBetween(before, after)).toContain("response-property-removed");
      expect(await kindsBetween(after, before)).toEqual([]);
    },
  );

  it.each(["__proto__", "constructor", "toString"])(
    "%s is a component like others",
    async (name) => {
      const text = (type: string) =>
        `{"Root":{"$ref":"#/components/schemas/${name}"},"${name}":{"type":"${type}"}}`;
      const before = JSON.parse(text("integer")) as JsonObject;
      const after = JSON.parse(text("string")) as JsonObject;
      expect(await kindsBetween(before, before)).toEqual([]);
      expect(await kindsBetween(before, after)).not.toEqual([]);
    },
  );
});
