import type { JsonObject } from "../../../src/data/json.ts";
import { api, describePairs, get } from "./describe-pairs.ts";

const bearer = { type: "http", scheme: "bearer" };
const key = { type: "apiKey", in: "header", name: "X-Key" };
const oauth = { type: "oauth2", flows: { implicit: {}, password: {} } };
const schemes = { bearer, key, oauth };

describePairs("security", [
  ["public no more", asking([]), asking([{ key: [] }]), "security-required"],
  ["public at last", asking([{ key: [] }]), asking([])],
  ["optional is public", asking([{}, { key: [] }]), asking([{ key: [] }]), "security-required"],
  ["one more way in", asking([{ key: [] }]), asking([{ key: [] }, { bearer: [] }])],
  [
    "one way less",
    asking([{ key: [] }, { bearer: [] }]),
    asking([{ key: [] }]),
    "security-alternative-removed http bearer",
  ],
  ["fewer proofs at once", asking([{ key: [], bearer: [] }]), asking([{ key: [] }])],
  [
    "more proofs at once",
    asking([{ key: [] }]),
    asking([{ key: [], bearer: [] }]),
    "security-alternative-removed apiKey header x-key",
  ],
  [
    "one more scope",
    asking([{ oauth: ["a"] }]),
    asking([{ oauth: ["a", "b"] }]),
    "security-scope-added oauth",
  ],
  ["one scope less", asking([{ oauth: ["a", "b"] }]), asking([{ oauth: ["b"] }])],
  [
    "a scheme by another key",
    asking([{ key: [] }]),
    asking([{ k: [] }], { k: { ...key, name: "x-key" } }),
  ],
  [
    "a scheme of another mechanism",
    asking([{ key: [] }]),
    asking([{ key: [] }], { key: { ...key, in: "query" } }),
    "security-scheme-changed key",
  ],
  [
    "a flow less",
    asking([{ oauth: [] }]),
    asking([{ oauth: [] }], { oauth: { type: "oauth2", flows: { implicit: {} } } }),
    "security-scheme-changed oauth",
  ],
  ["a scheme that nothing asks for", asking([]), asking([], { key: bearer })],
  [
    "an operation's own, instead of everyone's",
    get({ security: [] }, "/x", everywhereRequired()),
    get({}, "/x", everywhereRequired()),
    "security-required",
  ],
  [
    "asked for everywhere at once",
    api({ "/x": { get: {}, post: {} } }),
    api({ "/x": { get: {}, post: {} } }, everywhereRequired()),
    "security-required",
  ],
]);

function asking(security: JsonObject[], other: JsonObject = {}): JsonObject {
  return get({ security }, "/x", { components: { securitySchemes: { ...schemes, ...other } } });
}

function everywhereRequired(): JsonObject {
  return { security: [{ key: [] }], components: { securitySchemes: schemes } };
}
