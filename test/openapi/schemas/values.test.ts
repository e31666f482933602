import type { Json } from "../../../src/data/json.ts";
import { describeSchemas } from "./describe-schemas.ts";

const listed = (...values: Json[]) => ({ enum: values });

describeSchemas("listed values", [
  ["one more", listed("a"), listed("a", "b"), "wider", 'response-enum-value-added "b"'],
  ["one for another", listed("a"), listed("b"), "apart", 'request-enum-value-removed "a"'],
  ["in another order, one twice", listed("a", "b"), listed("b", "a", "a"), "same"],
  ["a list of one is a constant", listed("a"), { const: "a" }, "same"],
  ["no list any more", listed("a"), { type: "string" }, "wider", "response-values-unrestricted"],
  ["the type they have anyway", listed("a"), { type: "string", enum: ["a"] }, "same"],
  ["keys in another order", listed({ a: 1, b: 2 }), listed({ b: 2, a: 1 }), "same"],
  ["both truth values", { type: "boolean" }, listed(true, false), "same"],
  [
    "a pattern that they all match",
    listed("abc"),
    { type: "string", pattern: "^[a-z]+$" },
    "wider",
    "response-values-unrestricted",
  ],
  [
    "a length that one exceeds",
    listed("abc", "de"),
    { type: "string", maxLength: 2 },
    "apart",
    'request-enum-value-removed "abc"',
  ],
  ["what two lists share", { allOf: [listed("a", "b"), listed("b", "c")] }, listed("b"), "same"],
  [
    "alternatives of one value each",
    { oneOf: [{ const: "a" }, { const: "b" }] },
    listed("a", "b"),
    "same",
  ],
  [
    "a short interval written out",
    { type: "integer", minimum: 1, maximum: 3 },
    listed(1, 2, 3),
    "same",
  ],
  [
    "an interval beyond the list",
    { type: "integer", minimum: 1, maximum: 4 },
    listed(1, 2, 3),
    "narrower",
    "request-enum-value-removed 4",
  ],
]);
