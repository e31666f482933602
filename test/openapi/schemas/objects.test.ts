import type { JsonObject } from "../../../src/data/json.ts";
import { describeSchemas } from "./describe-schemas.ts";

const text = { type: "string" };
const closed = { additionalProperties: false };
const object = (more: JsonObject) => ({ type: "object", properties: { a: text }, ...more });

describeSchemas("other properties", [
  ["refused", object({}), object(closed), "narrower", "request-additional-properties-refused"],
  ["of any kind, in so many words", object({}), object({ additionalProperties: true }), "same"],
  [
    "of a kind",
    object({}),
    object({ additionalProperties: text }),
    "narrower",
    "request-type-narrowed null or boolean or number or array or object",
  ],
  ["refused by the other word", object(closed), object({ unevaluatedProperties: false }), "same"],
  [
    "unevaluated beside allOf",
    { allOf: [object({}), { properties: { b: text } }], unevaluatedProperties: false },
    object({ properties: { a: text, b: text }, ...closed }),
    "same",
  ],
  [
    "by pattern",
    object({}),
    object({ patternProperties: { "^x-": text } }),
    "narrower",
    "request-pattern-properties-narrowed ^x-",
  ],
  [
    "names of a kind",
    object({}),
    object({ propertyNames: { pattern: "^a" } }),
    "narrower",
    "request-property-names-narrowed",
  ],
]);

describeSchemas("numbers of properties", [
  [
    "one at least",
    object({}),
    object({ minProperties: 1 }),
    "narrower",
    "request-min-properties-increased",
  ],
  [
    "one at least, as is required anyway",
    object({ required: ["a"] }),
    object({ required: ["a"], minProperties: 1 }),
    "same",
  ],
  [
    "some at most",
    object({}),
    object({ maxProperties: 3 }),
    "narrower",
    "request-max-properties-decreased",
  ],
  [
    "as many at most as a closed object can have",
    object(closed),
    object({ ...closed, maxProperties: 1 }),
    "same",
  ],
]);

const both = { properties: { a: text, b: text } };

describeSchemas("properties that depend on others", [
  [
    "one with the other",
    object(both),
    object({ ...both, dependentRequired: { a: ["b"] } }),
    "narrower",
    "request-dependent-required-added a",
  ],
  ["nothing with it", object(both), object({ ...both, dependentRequired: { a: [] } }), "same"],
  [
    "what is required anyway",
    object({ ...both, required: ["b"] }),
    object({ ...both, required: ["b"], dependentRequired: { a: ["b"] } }),
    "same",
  ],
  [
    "by either word",
    object({ ...both, dependentRequired: { a: ["b"] } }),
    object({ ...both, dependentSchemas: { a: { required: ["b"] } } }),
    "same",
  ],
  [
    "a schema with it",
    object(both),
    object({ ...both, dependentSchemas: { a: { maxProperties: 1 } } }),
    "narrower",
    "request-dependent-schema-narrowed a",
  ],
]);
