import type { JsonObject } from "../../../src/data/json.ts";
import { describeSchemas } from "./describe-schemas.ts";

const text = { type: "string" };
const list = (more: JsonObject) => ({ type: "array", ...more });

describeSchemas("arrays", [
  [
    "narrower items",
    list({ items: text }),
    list({ items: { ...text, maxLength: 3 } }),
    "narrower",
    "request-max-length-decreased",
  ],
  ["any items", list({}), list({ items: {} }), "same"],
  ["never too few", list({}), list({ minItems: 0 }), "same"],
  [
    "more items demanded",
    list({}),
    list({ minItems: 1 }),
    "narrower",
    "request-min-items-increased",
  ],
  [
    "fewer items allowed",
    list({}),
    list({ maxItems: 9 }),
    "narrower",
    "request-max-items-decreased",
  ],
  [
    "all different",
    list({}),
    list({ uniqueItems: true }),
    "narrower",
    "request-unique-items-required",
  ],
  [
    "one item is different from the others",
    list({ maxItems: 1 }),
    list({ maxItems: 1, uniqueItems: true }),
    "same",
  ],
  ["no item", list({ items: false }), list({ maxItems: 0 }), "same"],
  ["no item, of whatever kind", list({ maxItems: 0, items: text }), list({ maxItems: 0 }), "same"],
]);

const pair = [text, { type: "integer" }];

describeSchemas("tuples", [
  [
    "one position more",
    list({ prefixItems: [text] }),
    list({ prefixItems: pair }),
    "narrower",
    "request-type-narrowed null or boolean or number or string or array or object",
  ],
  [
    "what items say anyway",
    list({ items: text }),
    list({ items: text, prefixItems: [text] }),
    "same",
  ],
  [
    "the order of positions",
    list({ prefixItems: pair }),
    list({ prefixItems: [...pair].reverse() }),
    "apart",
    "request-type-narrowed string",
    "request-type-narrowed integer",
  ],
  [
    "nothing after them",
    list({ prefixItems: pair }),
    list({ prefixItems: pair, items: false }),
    "narrower",
    "request-tuple-narrowed []",
  ],
  [
    "nothing after them, by their number",
    list({ prefixItems: pair, maxItems: 2 }),
    list({ prefixItems: pair, items: false }),
    "same",
  ],
  [
    "nothing unevaluated",
    list({ prefixItems: pair, items: false }),
    list({ prefixItems: pair, unevaluatedItems: false }),
    "same",
  ],
]);

describeSchemas("contained items", [
  ["one demanded", list({}), list({ contains: text }), "narrower", "request-contains-narrowed"],
  ["none demanded", list({}), list({ contains: text, minContains: 0 }), "same"],
  [
    "two demanded",
    list({ contains: text }),
    list({ contains: text, minContains: 2 }),
    "narrower",
    "request-contains-narrowed",
  ],
  [
    "some number at most",
    list({ contains: text, maxContains: 3 }),
    list({ contains: text }),
    "wider",
    "response-contains-widened",
  ],
]);
