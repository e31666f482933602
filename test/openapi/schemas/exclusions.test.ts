import { describeSchemas } from "./describe-schemas.ts";

const text = { type: "string" };

describeSchemas("exclusions", [
  ["a value", text, { ...text, not: { enum: ["a"] } }, "narrower", "request-exclusion-widened"],
  [
    "fewer values",
    { ...text, not: { enum: ["a", "b"] } },
    { ...text, not: { enum: ["a"] } },
    "wider",
    "response-exclusion-narrowed",
  ],
  ["what never was", text, { ...text, not: { type: "integer" } }, "same"],
  ["a value out of a list", { enum: ["a", "b"], not: { enum: ["b"] } }, { enum: ["a"] }, "same"],
]);
