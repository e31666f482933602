import type { JsonObject } from "../../../src/data/json.ts";
import { api, content, describePairs, post } from "./describe-pairs.ts";

const url = "{$request.body#/url}";
const json = content("application/json");

describePairs("webhooks: the service calls, the client answers", [
  ["removed", webhook({}), api({}), "webhook-removed closed"],
  ["added", api({}), webhook({})],
  [
    "a body that may be missing",
    webhook(body(true)),
    webhook(body(false)),
    "response-body-became-optional",
  ],
  ["a body that is always there", webhook(body(false)), webhook(body(true))],
  ["no body any more", webhook(body(true)), webhook({}), "response-body-removed"],
  [
    "an answer that is no longer taken",
    webhook({ responses: { "200": {}, "204": {} } }),
    webhook({ responses: { "200": {} } }),
    "response-success-status-removed 204",
  ],
  [
    "a header that is no longer sent",
    webhook({ parameters: [{ name: "X-Signature", in: "header", required: true }] }),
    webhook({}),
    "response-header-removed X-Signature (header)",
  ],
]);

describePairs("callbacks", [
  ["removed", callback("done", url), post(), "callback-removed done"],
  ["added", post(), callback("done", url)],
  ["by another name", callback("done", url), callback("finished", url)],
  [
    "to another address",
    callback("done", url),
    callback("done", "{$url}"),
    "callback-removed done",
  ],
  [
    "its body may be missing",
    callback("done", url, body(true)),
    callback("done", url, body(false)),
    "response-body-became-optional",
  ],
  ["a callback that leads to itself", endless(), endless()],
  [
    "a callback of a callback is a call by the client",
    callback("done", url, { callbacks: { back: { [url]: { post: body(false) } } } }),
    callback("done", url, { callbacks: { back: { [url]: { post: body(true) } } } }),
    "request-body-became-required",
  ],
]);

function webhook(operation: JsonObject): JsonObject {
  return api({}, { webhooks: { closed: { post: operation } } });
}

function body(required: boolean): JsonObject {
  return { requestBody: { ...json, required } };
}

function callback(name: string, expression: string, operation: JsonObject = {}): JsonObject {
  return post({ callbacks: { [name]: { [expression]: { post: operation } } } });
}

function endless(): JsonObject {
  const callbacks = { again: { $ref: "#/components/callbacks/Again" } };
  const components = { callbacks: { Again: { [url]: { post: { callbacks } } } } };
  return post({ callbacks }, { components });
}
