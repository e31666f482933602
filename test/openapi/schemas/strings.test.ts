import type { JsonObject } from "../../../src/data/json.ts";
import { describeSchemas } from "./describe-schemas.ts";

const text = (more: JsonObject) => ({ type: "string", ...more });

describeSchemas("lengths and patterns", [
  ["no text too short", text({}), text({ minLength: 0 }), "same"],
  [
    "the empty text refused",
    text({}),
    text({ minLength: 1 }),
    "narrower",
    "request-min-length-increased",
  ],
  [
    "a shorter limit",
    text({ maxLength: 5 }),
    text({ maxLength: 4 }),
    "narrower",
    "request-max-length-decreased",
  ],
  ["a pattern", text({}), text({ pattern: "^a" }), "narrower", "request-pattern-narrowed"],
  ["digits by either word", text({ pattern: "^[0-9]+$" }), text({ pattern: "^\\d+$" }), "same"],
  ["a pattern that everything matches", text({}), text({ pattern: "^.*$" }), "same"],
  [
    "another pattern",
    text({ pattern: "^a" }),
    text({ pattern: "^b" }),
    "apart",
    "request-pattern-narrowed",
  ],
]);

describeSchemas("formats of texts", [
  ["demanded", text({}), text({ format: "date" }), "narrower", "request-format-narrowed"],
  [
    "another",
    text({ format: "date" }),
    text({ format: "date-time" }),
    "apart",
    "request-format-narrowed",
  ],
  ["an advice", text({}), text({ format: "password" }), "same"],
  [
    "an address is a reference",
    text({ format: "uri" }),
    text({ format: "uri-reference" }),
    "wider",
    "response-format-widened",
  ],
  [
    "days and moments have nothing in common",
    { oneOf: [text({ format: "date" }), text({ format: "date-time" })] },
    { anyOf: [text({ format: "date" }), text({ format: "date-time" })] },
    "same",
  ],
]);

const bytes = { contentMediaType: "application/octet-stream" };

describeSchemas("contents of texts", [
  ["base64 by either word", text({ format: "byte" }), text({ contentEncoding: "base64" }), "same"],
  ["bytes by either word", text({ format: "binary" }), text(bytes), "same"],
  [
    "a picture is bytes",
    text({ contentMediaType: "image/png" }),
    text(bytes),
    "wider",
    "response-content-encoding-changed contentMediaType",
  ],
  [
    "encoded bytes are not the bytes",
    text({ format: "byte" }),
    text({ format: "binary" }),
    "apart",
    "request-content-encoding-changed contentMediaType",
  ],
]);
