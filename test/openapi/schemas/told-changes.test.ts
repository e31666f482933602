import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/data/json.ts";
import { changesBetween } from "../../support/api.ts";
import { answering, describePairs, post } from "../http/describe-pairs.ts";

const json = (schema: JsonObject) => ({ content: { "application/json": { schema } } });
const taking = (schema: JsonObject, schemas: JsonObject = {}) =>
  post({ requestBody: json(schema) }, { components: { schemas } });
const returning = (schema: JsonObject) =>
  answering({ "200": { description: "d", ...json(schema) } });
const holding = (name: string, schema: JsonObject) =>
  returning({ type: "object", properties: { [name]: schema } });
const paying = (name: string) => ({
  type: "object",
  properties: { type: { type: "string", enum: [name] }, issuer: { type: "string" } },
});
const oneOf = (...names: string[]) =>
  taking(
    { oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) },
    Object.fromEntries(names.map((name) => [name, paying(name.toLowerCase())])),
  );

describePairs("properties known again under another name", [
  [
    "by what they hold",
    holding("award", { type: "object", properties: { cents: { type: "integer" } } }),
    holding("prize", { type: "object", properties: { cents: { type: "integer" } } }),
    "response-property-renamed award",
  ],
  [
    "not by an object that declares nothing",
    holding("blik", { type: "object", properties: {} }),
    holding("paypal", { type: "object", properties: {} }),
    "response-property-removed blik",
  ],
]);

describePairs("alternatives that tags tell apart", [
  ["gone while another came", oneOf("A", "B"), oneOf("A", "C"), "request-union-branch-removed B"],
]);

describePairs("formats", [
  [
    "any octets take every text",
    taking({ type: "string" }),
    taking({ type: "string", format: "binary" }),
  ],
]);

describe("listed values", () => {
  const many = Array.from({ length: 15 }, (_, at) => `country_${String.fromCharCode(97 + at)}`);
  const listing = (...values: string[]) => taking({ type: "string", enum: values });

  test("are all named when a reader can bear it", async () => {
    const [change] = await changesBetween(listing("x", ...many), listing("x"));
    expect(change?.name).toBe(many.map((value) => `"${value}"`).join(", "));
  });

  test("are counted when they are too many, and no value is cut in two", async () => {
    const more = Array.from({ length: 200 }, (_, at) => `country_${at + 100}`);
    const [change] = await changesBetween(listing("x", ...more), listing("x"));
    expect(change?.name).toMatch(/^("country_\d{3}", )+"country_\d{3}" and \d+ more$/);
  });

  test("have no order", async () => {
    const [change] = await changesBetween(listing("x", "y", "z"), listing("x", "z"));
    expect(await changesBetween(listing("z", "y", "x"), listing("z", "x"))).toEqual([change]);
  });
});
