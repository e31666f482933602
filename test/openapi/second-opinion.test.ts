import { readFileSync } from "node:fs";
import { join } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import openapiDiff from "openapi-diff";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/data/json.ts";
import { changesBetween } from "../support/api.ts";

type Schema = { readonly [key: string]: Json };

/** A small API; what openapi-diff can read is OpenAPI 3.0. */
function api(contest: Schema, paths: Schema = {}): string {
  const body = {
    content: { "application/json": { schema: { $ref: "#/components/schemas/Contest" } } },
  };
  return JSON.stringify({
    openapi: "3.0.0",
    info: { title: "contests", version: "1.0.0" },
    paths: {
      "/contests": {
        get: { responses: { 200: { description: "ok", ...body } } },
        post: { requestBody: body, responses: { 201: { description: "made" } } },
      },
      ...paths,
    },
    components: { schemas: { Contest: contest } },
  });
}

const contest = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string" }, prize: { type: "integer" } },
};

const answered = { responses: { 200: { description: "ok" } } };
const entries = (item: Schema) => ({ "/entries": item });
const withPrize = (prize: Schema, more: Schema = {}) =>
  api({ ...contest, properties: { ...contest.properties, prize }, ...more });
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Both sides of one edit, each of which openapi-diff calls breaking. */
const pairs: readonly (readonly [string, string, string])[] = [
  ["a path is removed", api(contest, entries({ get: answered })), api(contest)],
  [
    "a method is removed",
    api(contest, entries({ get: answered, delete: answered })),
    api(contest, entries({ get: answered })),
  ],
  [
    "a status is removed",
    api(
      contest,
      entries({ get: { responses: { ...answered.responses, 204: { description: "none" } } } }),
    ),
    api(contest, entries({ get: answered })),
  ],
  [
    "a required header of a response is removed",
    api(contest, entries({ get: withHeader({ required: true }) })),
    api(contest, entries({ get: answered })),
  ],
  [
    "a header of a response is optional now",
    api(contest, entries({ get: withHeader({ required: true }) })),
    api(contest, entries({ get: withHeader({ required: false }) })),
  ],
  ["a property is required now", api(contest), api({ ...contest, required: ["id", "prize"] })],
  [
    "a property is no longer required",
    api(contest),
    api({ type: contest.type, properties: contest.properties }),
  ],
  ["a required property is added", api(contest), api(withName({ required: ["id", "name"] }))],
  [
    "further properties are refused",
    api(contest),
    api({ ...contest, additionalProperties: false }),
  ],
  [
    "further properties are allowed",
    api({ ...contest, additionalProperties: false }),
    api(contest),
  ],
  [
    "further properties are of another type",
    api({ ...contest, additionalProperties: { type: "string" } }),
    api({ ...contest, additionalProperties: { type: "integer" } }),
  ],
  [
    "a closed object has a property less",
    api(withName({ additionalProperties: false })),
    api({ ...contest, additionalProperties: false }),
  ],
  ["a type changes", api(contest), withPrize({ type: "string" })],
  ["a type widens", api(contest), withPrize({ type: "number" })],
  ["a type is dropped", api(contest), withPrize({})],
  ["the type of the whole changes", api(contest), api({ type: "string" })],
  [
    "a type below changes",
    withPrize({ type: "object", properties: { sum: { type: "integer" } } }),
    withPrize({ type: "object", properties: { sum: { type: "string" } } }),
  ],
  [
    "a branch is added to a union",
    withPrize({ anyOf: [{ type: "string" }, { type: "integer" }] }),
    withPrize({ anyOf: [{ type: "string" }, { type: "integer" }, { type: "boolean" }] }),
  ],
  [
    "a branch is removed from a union",
    withPrize({ oneOf: [{ type: "string" }, { type: "integer" }] }),
    withPrize({ oneOf: [{ type: "string" }] }),
  ],
  [
    "a type in allOf changes",
    withPrize({ allOf: [{ type: "string" }] }),
    withPrize({ allOf: [{ type: "integer" }] }),
  ],
  ["a value is excluded", withPrize({}), withPrize({ not: { type: "string" } })],
  [
    "what a component refers to changes",
    api(contest, entries({ get: answering(reference("Contest")) })),
    api(
      { ...contest, properties: { id: { type: "integer" } } },
      entries({ get: answering(reference("Contest")) }),
    ),
  ],
];

function withName(more: Schema): Schema {
  return { ...contest, properties: { ...contest.properties, name: { type: "string" } }, ...more };
}

function withHeader(header: Schema): Schema {
  const headers = { "X-Rate": { ...header, schema: { type: "integer" } } };
  return { responses: { 200: { description: "ok", headers } } };
}

function answering(schema: Schema): Schema {
  const content = { "application/json": { schema } };
  return { responses: { 200: { description: "ok", content } } };
}

describe("what openapi-diff calls breaking", () => {
  it.each(pairs)("%s: we do too", async (_, before, after) => {
    const theirs = await openapiDiff.diffSpecs({
      sourceSpec: { content: before, location: "before", format: "openapi3" },
      destinationSpec: { content: after, location: "after", format: "openapi3" },
    });
    expect(theirs.breakingDifferencesFound).toBe(true);
    expect(await changesBetween(before, after)).not.toEqual([]);
    expect(await changesBetween(before, before)).toEqual([]);
  });
});

describe("the example's document", () => {
  it("is valid OpenAPI", async () => {
    const path = join(import.meta.dirname, "../../examples/contest-api/docs/api/openapi.json");
    const document = JSON.parse(readFileSync(path, "utf8"));
    await expect(SwaggerParser.validate(document)).resolves.toMatchObject({ openapi: "3.1.0" });
  });
});
