import { describeSchemas } from "./describe-schemas.ts";

const text = { type: "string" };

describeSchemas("types", [
  [
    "a whole number is a number",
    { type: "integer" },
    { type: "number" },
    "wider",
    "response-type-widened number",
  ],
  ["a text is no number", text, { type: "integer" }, "apart", "request-type-narrowed string"],
  [
    "no type is any type",
    text,
    {},
    "wider",
    "response-type-widened null or boolean or number or array or object",
  ],
  [
    "one type more",
    text,
    { type: ["string", "boolean"] },
    "wider",
    "response-type-widened boolean",
  ],
  ["the order of types", { type: ["string", "null"] }, { type: ["null", "string"] }, "same"],
  ["a list of one type", text, { type: ["string"] }, "same"],
  [
    "types as alternatives",
    { type: ["string", "integer"] },
    { anyOf: [text, { type: "integer" }] },
    "same",
  ],
  ["true is any value", { type: "array", items: true }, { type: "array" }, "same"],
  [
    "what does not concern the type",
    { type: "integer", maxLength: 3 },
    { type: "integer", pattern: "a" },
    "same",
  ],
  [
    "whole multiples are whole numbers",
    { type: "number", multipleOf: 1 },
    { type: "integer" },
    "same",
  ],
]);

describeSchemas("null", [
  ["let in", text, { type: ["string", "null"] }, "wider", "response-null-added null"],
  ["as an alternative", { type: ["string", "null"] }, { oneOf: [{ type: "null" }, text] }, "same"],
  [
    "all but null",
    { not: { type: "null" } },
    { type: ["boolean", "number", "string", "array", "object"] },
    "same",
  ],
  ["as a value", { type: "null" }, { enum: [null] }, "same"],
]);

describeSchemas(
  "null in 3.0",
  [
    ["let in", text, { type: "string", nullable: true }, "wider", "response-null-added null"],
    ["left out, in so many words", text, { type: "string", nullable: false }, "same"],
    ["beside allOf", { allOf: [text], nullable: true }, { type: "string", nullable: true }, "same"],
  ],
  { version: "3.0.3" },
);
