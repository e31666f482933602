import type { JsonObject } from "../../../src/data/json.ts";
import { describeSchemas } from "./describe-schemas.ts";

const text = { type: "string" };
const number = { type: "integer" };
const object = (properties: JsonObject, more: JsonObject = {}) => ({
  type: "object",
  properties,
  ...more,
});
const closed = { additionalProperties: false };

describeSchemas("properties", [
  [
    "of another kind",
    object({ a: text }),
    object({ a: number }),
    "apart",
    "request-type-narrowed string",
  ],
  [
    "became required",
    object({ a: text }),
    object({ a: text }, { required: ["a"] }),
    "narrower",
    "request-property-became-required a",
  ],
  [
    "required and not declared",
    object({}),
    object({}, { required: ["a"] }),
    "narrower",
    "request-required-property-added a",
  ],
  [
    "required and impossible, gone",
    { oneOf: [text, object({ a: false }, { required: ["a"] })] },
    { oneOf: [text, object({})] },
    "wider",
    "response-property-removed a",
  ],
  [
    "the order of names",
    object({ a: text, b: text }, { required: ["a", "b"] }),
    object({ b: text, a: text }, { required: ["b", "a"] }),
    "same",
  ],
  [
    "declared in allOf",
    { allOf: [object({ a: text }), object({ b: text })] },
    object({ a: text, b: text }),
    "same",
  ],
  [
    "required beside allOf",
    { allOf: [object({ a: text })], required: ["a"] },
    object({ a: text }, { required: ["a"] }),
    "same",
  ],
  [
    "narrowed in allOf",
    { allOf: [object({ a: text }), object({ a: { maxLength: 3 } })] },
    object({ a: { ...text, maxLength: 3 } }),
    "same",
  ],
  [
    "narrower than others may be",
    object({}, { additionalProperties: text }),
    object({ b: { ...text, maxLength: 3 } }, { additionalProperties: text }),
    "narrower",
    "request-max-length-decreased",
  ],
  [
    "closed in allOf",
    { allOf: [object({ a: text }, closed), object({ b: text })] },
    object({ a: text }, closed),
    "same",
  ],
]);
