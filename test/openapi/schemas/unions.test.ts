import type { JsonObject } from "../../../src/data/json.ts";
import { describeSchemas } from "./describe-schemas.ts";

const text = { type: "string" };
const number = { type: "integer" };
const kind = (name: string, more: JsonObject = {}) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { enum: [name] }, ...more },
});
const either = (...names: string[]) => ({ oneOf: names.map((name) => kind(name)) });

describeSchemas("alternatives", [
  ["one more", either("a", "b"), either("a", "b", "c"), "wider", 'response-enum-value-added "c"'],
  ["in another order", either("a", "b"), either("b", "a"), "same"],
  [
    "one narrowed",
    { oneOf: [kind("a", { v: text }), kind("b")] },
    { oneOf: [kind("a", { v: { ...text, maxLength: 3 } }), kind("b")] },
    "narrower",
    "request-max-length-decreased",
  ],
  [
    "of which no two have anything in common",
    either("a", "b"),
    { anyOf: either("a", "b").oneOf },
    "same",
  ],
  ["only one", { anyOf: [text] }, text, "same"],
  [
    "within each other",
    { anyOf: [{ anyOf: [text, number] }, { type: "boolean" }] },
    { anyOf: [text, number, { type: "boolean" }] },
    "same",
  ],
  ["one within another", { type: "number" }, { anyOf: [number, { type: "number" }] }, "same"],
  ["one that allows anything", { anyOf: [text, {}] }, {}, "same"],
]);

const properties = { a: text, b: text };
const required = [{ required: ["a"] }, { required: ["b"] }];

describeSchemas("alternatives that overlap", [
  [
    "one or both for exactly one",
    { type: "object", properties, oneOf: required },
    { type: "object", properties, anyOf: required },
    "wider",
    "response-union-branch-added object, object",
  ],
  [
    "lengths that overlap",
    {
      oneOf: [
        { ...text, maxLength: 5 },
        { ...text, minLength: 3 },
      ],
    },
    {
      anyOf: [
        { ...text, maxLength: 5 },
        { ...text, minLength: 3 },
      ],
    },
    "wider",
    "response-union-branch-added string, string",
  ],
]);

const tens = Array.from({ length: 60 }, (_, ten) => ({
  ...number,
  minimum: ten * 10,
  maximum: ten * 10 + 9,
}));
const within = { ...number, minimum: 5, maximum: 7 };

describeSchemas("a great many alternatives", [
  ["none of which overlap", { anyOf: tens }, { oneOf: tens }, "same"],
  [
    "of which one lies within another",
    { anyOf: [...tens, within] },
    { oneOf: [...tens, within] },
    "narrower",
    "request-union-became-ambiguous integer, integer",
  ],
  ["that overlapped before", { oneOf: [...tens, within] }, { oneOf: [within, ...tens] }, "same"],
]);
