import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/data/json.ts";
import { changesBetween } from "../../support/api.ts";
import { post } from "../http/describe-pairs.ts";

type Alternatives = readonly JsonObject[];

const text = { type: "string" };
const number = { type: "integer" };
const closed = { additionalProperties: false };
const record = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  ...{ type: "object", properties },
  ...more,
});
const list = (items: JsonObject, more: JsonObject = {}): JsonObject => ({
  ...{ type: "array", items },
  ...more,
});
const map = (additionalProperties: JsonObject): JsonObject => ({
  ...{ type: "object", additionalProperties },
});
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function taking(alternatives: Alternatives, schemas: JsonObject = {}) {
  return body({ oneOf: [...alternatives] }, schemas);
}

function body(schema: JsonObject, schemas: JsonObject) {
  const requestBody = { content: { "application/json": { schema } } };
  return post({ requestBody }, { components: { schemas } });
}

async function toldOf(before: JsonObject, after: JsonObject): Promise<readonly string[]> {
  const changes = await changesBetween(before, after);
  return changes.map(({ kind, name }) => `${kind} ${name}`);
}

function fitting(alternatives: Alternatives, value: Json): number {
  const ajv = new Ajv2020({ strict: false });
  return alternatives.filter((schema) => ajv.validate(schema, value)).length;
}

describe("a value that fits one more alternative than before is told", () => {
  const card = record({ number: text, token: text }, closed);
  const bank = record({ iban: text, token: text }, { ...closed, required: ["iban"] });
  test.each<[title: string, value: Json, Alternatives, Alternatives, name: string]>([
    [
      "the empty list, of lists that have no item in common",
      [],
      [list(text), text],
      [list(text), text, list(number)],
      "array",
    ],
    [
      "a list, of lists that have some items in common",
      ["abc"],
      [list(text, { minItems: 1 }), number],
      [list(text, { minItems: 1 }), number, list({ ...text, maxLength: 3 })],
      "array",
    ],
    [
      "a list, beside what takes anything",
      ["a"],
      [number, {}],
      [number, {}, list(text)],
      "anything",
    ],
    [
      "the empty object, of a map and of objects that are counted",
      {},
      [map({ enum: [3] }), text],
      [map({ enum: [3] }), text, { type: "object", maxProperties: 2 }],
      "object",
    ],
    [
      "an object, where another no longer requires what told it apart",
      { token: "a" },
      [card, bank],
      [card, record({ iban: text, token: text }, closed)],
      "object",
    ],
    [
      "an object, where one property of another takes more",
      { size: 3 },
      [record({ size: number }), record({ size: { ...number, maximum: 2 } })],
      [record({ size: number }), record({ size: { ...number, maximum: 3 } })],
      "object",
    ],
    [
      "an object, of what may be null, too",
      { b: "z" },
      [
        { ...record({ b: { ...text, minLength: 2 } }), type: ["object", "null"] },
        record({ b: text }, { required: ["b"] }),
      ],
      [
        { ...record({ b: { ...text, minLength: 1 } }), type: ["object", "null"] },
        record({ b: text }, { required: ["b"] }),
      ],
      "object",
    ],
    [
      "an object with what one of them requires and one property more",
      { kind: "a", size: 7 },
      [
        record({ kind: text, size: number }, closed),
        record({ kind: text, size: { ...number, maximum: 5 } }, { ...closed, required: ["kind"] }),
      ],
      [
        record({ kind: text, size: number }, closed),
        record({ kind: text, size: { ...number, maximum: 9 } }, { ...closed, required: ["kind"] }),
      ],
      "object",
    ],
    [
      "an object, of objects with one property under two names",
      { ownId: "a" },
      [
        record({ ownId: text }, { ...closed, required: ["ownId"] }),
        record({ own_id: text }, { ...closed, required: ["own_id"] }),
      ],
      [
        record({ ownId: text }, { ...closed, required: ["ownId"] }),
        record({ own_id: text }, { ...closed, required: ["own_id"] }),
        record({ ownId: text }, closed),
      ],
      "object",
    ],
  ])("%s", async (_title, value, before, after, name) => {
    expect([fitting(before, value), fitting(after, value)]).toEqual([1, 2]);
    const told = await toldOf(taking(before), taking(after));
    expect(told.map((one) => one.replace(/ .*\b(\w+)$/, " $1"))).toEqual([
      `request-union-became-ambiguous ${name}`,
    ]);
  });

  test("under a name that stood beside the other", async () => {
    const [before, after] = [["iban"], []].map((required) =>
      taking([named("Card"), named("Bank")], {
        Card: card,
        Bank: record({ iban: text, token: text }, { ...closed, required }),
      }),
    );
    expect(await toldOf(before ?? {}, after ?? {})).toEqual([
      "request-union-became-ambiguous Card",
    ]);
  });
});

describe("what was refused for fitting two before is not told", () => {
  test.each<[title: string, Alternatives, Alternatives]>([
    [
      "the empty list, of a third list",
      [list(number, { maxItems: 2 }), list(text, { maxItems: 2 })],
      [
        list(number, { maxItems: 2 }),
        list(text, { maxItems: 2 }),
        list({ type: "boolean" }, { maxItems: 0 }),
      ],
    ],
    [
      "the empty object, of objects whose tags differ",
      [record({ type: { enum: ["a"] } }, closed), record({ type: { enum: ["b"] } }, closed)],
      [
        record({ type: { enum: ["a"] } }, closed),
        record({ type: { enum: ["b"] } }, closed),
        record({ type: { enum: ["c"] } }, closed),
      ],
    ],
    [
      "properties that each of two took already, when both got another",
      [
        record({ token: { ...text, maxLength: 9 }, source: { enum: ["a"] } }, closed),
        record({ token: { ...text, maxLength: 5 }, source: { enum: ["a"] } }, closed),
      ],
      [
        record(
          { token: { ...text, maxLength: 9 }, source: { enum: ["a", "b"] }, sdk: text },
          closed,
        ),
        record(
          { token: { ...text, maxLength: 5 }, source: { enum: ["a", "b"] }, sdk: text },
          closed,
        ),
      ],
    ],
    [
      "lists that have no item in common and are never empty",
      [list(text, { minItems: 1 })],
      [list(text, { minItems: 1 }), list(number, { minItems: 1 })],
    ],
  ])("%s", async (_title, before, after) => {
    expect(await toldOf(taking(before), taking(after))).toEqual([]);
  });
});

test.each<[title: string, before: JsonObject]>([
  ["one property, whatever its name", { type: "object", minProperties: 1 }],
  [
    "one more than it has to have",
    record({ kind: text }, { required: ["kind"], minProperties: 2 }),
  ],
  [
    "one that a pattern names",
    { type: "object", patternProperties: { "^x-": text }, ...closed, minProperties: 1 },
  ],
])("objects with at least %s are told when all of them fit two", async (_title, before) => {
  const { minProperties: _least, ...wider } = before;
  expect(await toldOf(body(before, {}), taking([before, wider]))).toEqual([
    "request-union-became-ambiguous object",
  ]);
  expect(await toldOf(taking([before, text]), taking([before, text, wider]))).toEqual([
    "request-union-became-ambiguous object",
  ]);
});

describe("a schema that becomes one of two", () => {
  const Card = record({ number: text, token: text }, { required: ["number"] });
  test.each<[title: string, other: JsonObject, changes: readonly string[]]>([
    [
      "is told where all that clients send fits the other",
      record({ token: text }),
      ["request-union-became-ambiguous Card"],
    ],
    [
      "is not told where the other wants what clients do not send",
      record({ iban: text, token: text }, { required: ["iban"] }),
      [],
    ],
  ])("%s", async (_title, Other, changes) => {
    const before = body(named("Card"), { Card });
    const after = taking([named("Card"), named("Other")], { Card, Other });
    expect(await toldOf(before, after)).toEqual(changes);
  });
});

test("a union that is one of its own alternatives is read to the end", async () => {
  const [before, after] = [[], [number]].map((more) =>
    body(named("Tree"), { Tree: { oneOf: [named("Tree"), text, ...more] } }),
  );
  expect(await toldOf(before ?? {}, after ?? {})).toEqual(["request-union-became-ambiguous Tree"]);
});
