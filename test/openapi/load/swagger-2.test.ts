import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/data/json.ts";
import { entryOf, resolve } from "../../../src/openapi/api-source.ts";
import { valueAt } from "../../../src/openapi/describe-pointer.ts";
import { loadApi } from "../../../src/openapi/load/load-api.ts";
import { originalLocationOf } from "../../../src/openapi/load/swagger-2/origins.ts";

async function viewOf(main: { readonly [key: string]: Json }, others: Record<string, Json> = {}) {
  const files: Record<string, Json> = { "api/main.json": { swagger: "2.0", ...main }, ...others };
  const { source, refused } = await loadApi(async (path) => {
    const file = files[path];
    return file === undefined ? { kind: "missing" } : { kind: "text", text: JSON.stringify(file) };
  }, "api/main.json");
  if (source === undefined) throw new Error("not read");
  const at = (...path: string[]) => valueAt(entryOf(source), path);
  const origin = (pointer: string) =>
    originalLocationOf(source, { document: "api/main.json", pointer });
  return { source, refused, at, origin };
}

const operation = (node: { readonly [key: string]: Json }, item: Record<string, Json> = {}) => ({
  paths: { "/a": { ...item, post: node } },
});

describe("the 3.0 view of Swagger 2.0", () => {
  it("has servers, security schemes and definitions", async () => {
    const definitions = { Prize: { type: "object" } };
    const scopes = { read: "" };
    const { at, source, origin } = await viewOf({
      ...{ host: "example.com", basePath: "/v1/", schemes: ["https", "wss"], definitions },
      securityDefinitions: {
        basic: { type: "basic" },
        key: { type: "apiKey", in: "header", name: "X-Key" },
        code: { type: "oauth2", flow: "accessCode", authorizationUrl: "a", tokenUrl: "t", scopes },
        app: { type: "oauth2", flow: "application", tokenUrl: "t" },
      },
    });
    expect(origin("/servers/1").pointer).toBe("/basePath");
    expect(source.version).toBe("2.0");
    expect(at("servers")).toEqual([
      { url: "https://example.com/v1" },
      { url: "wss://example.com/v1" },
    ]);
    expect(at("components", "securitySchemes")).toEqual({
      basic: { type: "http", scheme: "basic" },
      key: { type: "apiKey", in: "header", name: "X-Key" },
      code: {
        type: "oauth2",
        flows: { authorizationCode: { authorizationUrl: "a", tokenUrl: "t", scopes } },
      },
      app: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "t", scopes: {} } } },
    });
    expect(at("definitions")).toEqual(definitions);
    expect(at("swagger")).toBeUndefined();
  });

  it("takes a body into a request body for each media type, its schema the same node", async () => {
    const body = { in: "body", name: "x", required: true, schema: { $ref: "#/definitions/Prize" } };
    const { at, origin } = await viewOf({
      ...operation(
        { consumes: ["application/json", "text/xml"], parameters: [{ $ref: "#/parameters/x" }] },
        { parameters: [{ in: "query", name: "page", type: "integer", maximum: 9 }] },
      ),
      ...{ parameters: { x: body }, definitions: { Prize: {} } },
    });
    const media = { schema: body.schema };
    const requestBody = ["paths", "/a", "post", "requestBody"];
    expect(at(...requestBody)).toEqual({
      ...{ required: true, content: { "application/json": media, "text/xml": media } },
    });
    const schemas = ["application/json", "text/xml"].map((type) =>
      at(...requestBody, "content", type, "schema"),
    );
    expect(schemas[0]).toBe(schemas[1]);
    expect(schemas[0]).toBe(at("parameters", "x", "schema"));
    expect(at("paths", "/a", "post", "parameters")).toEqual([]);
    expect(at("paths", "/a", "parameters", "0")).toEqual({
      ...{ in: "query", name: "page", schema: { type: "integer", maximum: 9 } },
    });
    const content = "/paths/~1a/post/requestBody/content/application~1json/schema";
    expect(origin(`${content}/items`).pointer).toBe("/parameters/x/schema/items");
    expect(origin("/paths/~1a/parameters/0/schema/maximum").pointer).toBe(
      "/paths/~1a/parameters/0/maximum",
    );
  });

  it.each([
    [[], "string", ["application/x-www-form-urlencoded"]],
    [[], "file", ["multipart/form-data"]],
    [["multipart/form-data", "application/json"], "string", ["multipart/form-data"]],
  ])("takes fields of a form (consumes %j, %s) into one schema", async (consumes, type, types) => {
    const tags = { in: "formData", name: "tags", type: "array", items: { type: "string" } };
    const { at, origin } = await viewOf(
      operation({
        consumes,
        parameters: [
          { in: "formData", name: "x", required: true, type },
          { ...tags, collectionFormat: "multi" },
        ],
      }),
    );
    const field = type === "file" ? { type: "string", format: "binary" } : { type };
    const content = at("paths", "/a", "post", "requestBody", "content");
    expect(at("paths", "/a", "post", "requestBody", "required")).toBe(true);
    expect(Object.entries(content ?? {})).toEqual(
      types.map((mediaType) => [
        mediaType,
        {
          schema: {
            type: "object",
            properties: { x: field, tags: { type: "array", items: { type: "string" } } },
            required: ["x"],
          },
          encoding: { tags: { style: "form", explode: true } },
        },
      ]),
    );
    const [mediaType = ""] = types;
    const pointer = `/paths/~1a/post/requestBody/content/${mediaType.replace("/", "~1")}`;
    expect(origin(`${pointer}/schema/properties/x/type`).pointer).toBe(
      "/paths/~1a/post/parameters/0/type",
    );
  });

  it.each([
    ["query", undefined, "form", false],
    ["query", "multi", "form", true],
    ["query", "ssv", "spaceDelimited", false],
    ["query", "pipes", "pipeDelimited", false],
    ["query", "tsv", "tabDelimited", false],
    ["path", "csv", "simple", false],
    ["header", "csv", "simple", false],
  ])("writes a list in the %s as %s", async (place, collectionFormat, style, explode) => {
    const format = collectionFormat === undefined ? {} : { collectionFormat };
    const parameter = { in: place, name: "x", type: "array", items: {}, ...format };
    const { at } = await viewOf(operation({ parameters: [parameter] }));
    expect(at("paths", "/a", "post", "parameters", "0")).toEqual({
      ...{ in: place, name: "x", style, explode, schema: { type: "array", items: {} } },
    });
  });

  it("gives responses their media types, and headers a schema", async () => {
    const shared = {
      description: "ok",
      schema: { type: "file" },
      headers: { "x-n": { type: "integer" } },
    };
    const { at, origin } = await viewOf({
      ...operation({
        produces: ["text/csv"],
        responses: { 200: { $ref: "#/responses/ok" }, 204: {} },
      }),
      responses: { ok: shared },
    });
    expect(at("paths", "/a", "post", "responses")).toEqual({
      200: {
        description: "ok",
        headers: { "x-n": { schema: { type: "integer" } } },
        content: { "text/csv": { schema: { type: "string", format: "binary" } } },
      },
      204: {},
    });
    const response = "/paths/~1a/post/responses/200";
    expect(origin(`${response}/content/text~1csv/schema/type`).pointer).toBe(
      "/responses/ok/schema/type",
    );
    expect(origin(`${response}/headers/x-n/schema/type`).pointer).toBe(
      "/responses/ok/headers/x-n/type",
    );
    expect(origin("/nowhere/at/all").pointer).toBe("/nowhere/at/all");
  });

  it("rewrites only the schemas that need it", async () => {
    const plain = { type: "object", properties: { discriminator: { type: "string" } } };
    const definitions = {
      Plain: plain,
      Pet: { discriminator: "kind", properties: { kind: { type: "string", "x-nullable": true } } },
    };
    const { at } = await viewOf({ definitions });
    expect(at("definitions")).toEqual({
      Plain: plain,
      Pet: {
        properties: { kind: { type: "string", nullable: true } },
        discriminator: { propertyName: "kind" },
      },
    });
  });

  it("refers to schemas of other documents where they stand", async () => {
    const { at, source, refused, origin } = await viewOf(
      { paths: { "/a": { $ref: "../paths/a b.json" } } },
      {
        "paths/a b.json": {
          post: {
            parameters: [{ $ref: "../shared.json#/body" }],
            responses: { 200: { schema: {} } },
          },
        },
        "shared.json": { body: { in: "body", schema: { "x-nullable": true, type: "string" } } },
      },
    );
    expect(refused).toEqual([]);
    const requestBody = at(
      "paths",
      "/a",
      "post",
      "requestBody",
      "content",
      "application/json",
      "schema",
    );
    expect(requestBody).toEqual({ $ref: "../shared.json#/body/schema" });
    const at0 = { document: "api/main.json", pointer: "" };
    expect(resolve(source, requestBody, at0)?.node).toEqual({ type: "string", nullable: true });
    const path = [
      "paths",
      "/a",
      "post",
      "responses",
      "200",
      "content",
      "application/json",
      "schema",
    ];
    expect(resolve(source, at(...path), at0)?.at.document).toBe("paths/a b.json");
    expect(origin("/paths/~1a/post/responses/200")).toEqual({
      ...{ document: "paths/a b.json", pointer: "/post/responses/200" },
    });
  });
});
