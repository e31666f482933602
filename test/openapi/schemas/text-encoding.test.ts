import type { JsonObject } from "../../../src/data/json.ts";
import { describePairs, withParameter } from "../http/describe-pairs.ts";

const text = { type: "string" };
const number = { type: "integer" };
const list = { type: "array", items: text };

describePairs("values written as texts", [
  ["a number is a text", query(number), query(text)],
  ["a text is no number", query(text), query(number), "request-type-narrowed string"],
  ["a truth value is a text", query({ type: "boolean" }), query(text)],
  ["digits are numbers", query({ enum: ["1", "2"] }), query({ enum: [1, 2] })],
  ["numbers are digits", query({ enum: [1, 2] }), query({ type: "string", enum: ["1", "2", "3"] })],
  [
    "not all of them are numbers",
    query({ enum: ["1", "a"] }),
    query({ enum: [1, 2] }),
    "request-type-narrowed string",
    'request-enum-value-removed "a"',
  ],
  [
    "a text beside a number is neither number nor truth value",
    query({ oneOf: [text, number] }),
    query({ anyOf: [number, { type: "boolean" }] }),
    "request-type-narrowed string",
  ],
  [
    "a text is neither number nor truth value",
    query(text),
    query({ anyOf: [number, { type: "boolean" }] }),
    "request-type-narrowed string",
  ],
  [
    "a number is no text of a pattern that one alternative asks for",
    query(number),
    query({ anyOf: [{ ...text, pattern: "^a" }, { type: "boolean" }] }),
    "request-type-narrowed integer",
  ],
  [
    "a number is the text that one alternative allows",
    query(number),
    query({ anyOf: [text, { type: "boolean" }] }),
  ],
  ["one value is a list of one", query(text), query(list)],
  ["a list is more than one value", query(list), query(text), "request-type-narrowed array"],
  [
    "items of the list are texts too",
    query({ type: "array", items: number }),
    query({ type: "array", items: text }),
  ],
]);

function query(schema: JsonObject): JsonObject {
  return withParameter({ name: "q", in: "query", schema });
}
