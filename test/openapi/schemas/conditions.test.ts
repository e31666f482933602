import { describeSchemas } from "./describe-schemas.ts";

const object = { type: "object", properties: { a: { type: "string" }, b: { type: "string" } } };
const when = { required: ["a"] };

describeSchemas("conditions", [
  [
    "set",
    object,
    { ...object, if: when, else: { required: ["b"] } },
    "narrower",
    "request-condition-narrowed",
  ],
  ["without an outcome", object, { ...object, if: when }, "same"],
  ["an outcome without a condition", object, { ...object, else: when }, "same"],
  [
    "a narrower outcome",
    { ...object, if: when, else: { required: ["b"] } },
    { ...object, if: when, else: { required: ["b", "c"] } },
    "narrower",
    "request-condition-narrowed",
  ],
]);
