import { readFileSync } from "node:fs";
import { join } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import openapiDiff from "openapi-diff";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/gate/json.ts";
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

const pairs: readonly (readonly [string, string, string])[] = [
  [
    "an operation is removed",
    api(contest, { "/entries": { get: { responses: { 200: { description: "ok" } } } } }),
    api(contest),
  ],
  ["a property is required now", api(contest), api({ ...contest, required: ["id", "prize"] })],
  [
    "a property is no longer required",
    api(contest),
    api({ type: contest.type, properties: contest.properties }),
  ],
  [
    "a type changes",
    api(contest),
    api({ ...contest, properties: { ...contest.properties, prize: { type: "string" } } }),
  ],
  [
    "a status is removed",
    api(contest, {
      "/entries": {
        get: { responses: { 200: { description: "ok" }, 204: { description: "none" } } },
      },
    }),
    api(contest, { "/entries": { get: { responses: { 200: { description: "ok" } } } } }),
  ],
];

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
