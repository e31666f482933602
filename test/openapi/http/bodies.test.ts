import { answering, content, describePairs, post } from "./describe-pairs.ts";

const required = { required: true };

describePairs("request bodies", [
  ["removed", body("application/json"), post(), "request-body-removed"],
  ["added", post(), body("application/json")],
  ["added and required", post(), must("application/json"), "request-required-body-added"],
  [
    "became required",
    body("application/json"),
    must("application/json"),
    "request-body-became-required",
  ],
  ["became optional", must("application/json"), body("application/json")],
  [
    "a media type refused",
    body("application/json", "text/csv"),
    body("application/json"),
    "request-media-type-removed text/csv",
  ],
  ["a range takes it", body("application/json"), body("application/*")],
  ["a range narrowed", body("image/*"), body("image/png"), "request-media-type-removed image/*"],
  [
    "parameters that do not matter",
    body("application/json"),
    body("Application/JSON; charset=utf-8"),
  ],
  [
    "a parameter that does",
    body("application/json"),
    body("application/json; version=2"),
    "request-media-type-removed application/json",
  ],
  ["bytes by no word or another", bytes({}), bytes({ type: "string", format: "binary" })],
  [
    "bytes of a size",
    bytes({}),
    bytes({ type: "string", format: "binary", maxLength: 9 }),
    "request-type-narrowed null or boolean or number or array or object",
    "request-max-length-decreased",
  ],
  ["a media type by reference", body("application/json"), referred({ schema: {} })],
  [
    "a media type by reference, narrowed",
    body("application/json"),
    referred({ schema: { type: "string" } }),
    "request-type-narrowed null or boolean or number or array or object",
  ],
  [
    "a part's media type narrowed",
    form({ contentType: "image/png, image/jpeg" }),
    form({ contentType: "image/png" }),
    "request-encoding-changed picture",
  ],
  [
    "a part's media type widened",
    form({ contentType: "image/png" }),
    form({ contentType: "image/*" }),
  ],
  [
    "a body that leads nowhere",
    post({ requestBody: { $ref: "#/components/requestBodies/A" } }),
    body("application/json"),
    "unsupported-construct $ref",
  ],
]);

describePairs("responses", [
  ["a success replaced", answers("200"), answers("201"), "response-success-status-removed 200"],
  ["another success added", answers("200"), answers("200", "201")],
  ["an error no longer told", answers("200", "404"), answers("200")],
  ["a range stands for a status", answers("200"), answers("2xx")],
  ["a status of the range", answers("2XX"), answers("200")],
  ["default stands for the only success", answers("200"), answers("default")],
  [
    "default does not stand for a success beside it",
    answers("200", "default"),
    answers("default"),
    "response-success-status-removed 200",
  ],
  [
    "default stands for an error",
    answering({ "404": content("application/json"), default: content("application/json") }),
    answering({ default: { description: "d" } }),
    "response-body-removed",
    "response-body-removed",
  ],
  [
    "an error told apart from default",
    answering({ default: content("application/json") }),
    answering({ "404": content("text/plain"), default: content("application/json") }),
    "response-media-type-removed application/json",
  ],
  ["no body any more", ok(content("application/json")), ok({}), "response-body-removed"],
  ["a body at last", ok({}), ok(content("application/json"))],
  [
    "a media type no longer offered",
    ok(content("application/json", "text/csv")),
    ok(content("application/json")),
    "response-media-type-removed text/csv",
  ],
  [
    "one more offered",
    ok(content("application/json")),
    ok(content("application/json", "text/csv")),
  ],
  ["one of a range", ok(content("image/*")), ok(content("image/png"))],
]);

describePairs("response headers", [
  ["removed", header({}), ok({}), "response-header-removed X-Rate"],
  ["in another case", header({}), ok({ headers: { "x-rate": { schema: {} } } })],
  ["became optional", header(required), header({}), "response-header-became-optional X-Rate"],
  ["became required", header({}), header(required)],
  [
    "an object written otherwise",
    header({ schema: { type: "object" } }),
    header({ schema: { type: "object" }, explode: true }),
    "response-header-serialization-changed X-Rate",
  ],
  [
    "a list is written one way",
    header({ schema: { type: "array" } }),
    header({ schema: { type: "array" }, explode: true }),
  ],
]);

describePairs("links", [
  ["removed", link({ operationId: "a" }), ok({}), "link-removed next"],
  ["retargeted", link({ operationId: "a" }), link({ operationId: "b" }), "link-retargeted next"],
  ["by another name", link({ operationId: "a" }), ok({ links: { more: { operationId: "a" } } })],
]);

function body(...mediaTypes: string[]) {
  return post({ requestBody: content(...mediaTypes) });
}

function must(...mediaTypes: string[]) {
  return post({ requestBody: { ...content(...mediaTypes), ...required } });
}

function bytes(schema: Parameters<typeof answering>[0]) {
  return post({ requestBody: { content: { "image/png": { schema } } } });
}

function referred(media: Parameters<typeof answering>[0]) {
  const content = { "application/json": { $ref: "#/components/mediaTypes/A" } };
  return post({ requestBody: { content } }, { components: { mediaTypes: { A: media } } });
}

function form(encoding: { contentType: string }) {
  const schema = { type: "object", properties: { picture: { type: "string", format: "binary" } } };
  const media = { schema, encoding: { picture: encoding } };
  return post({ requestBody: { content: { "multipart/form-data": media } } });
}

function answers(...statuses: string[]) {
  return answering(Object.fromEntries(statuses.map((status) => [status, { description: "d" }])));
}

function ok(response: Parameters<typeof answering>[0]) {
  return answering({ "200": response });
}

function header(node: Parameters<typeof answering>[0]) {
  return ok({ headers: { "X-Rate": { schema: { type: "string" }, ...node } } });
}

function link(node: { operationId: string }) {
  return ok({ links: { next: node } });
}
