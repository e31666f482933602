import { expect, test } from "vitest";
import { changesBetween } from "../../support/api.ts";
import { api, describePairs, get, withParameter } from "./describe-pairs.ts";

const limit = { name: "limit", in: "query" };
const list = { ...limit, schema: { type: "array", items: { type: "string" } } };
const trace = { name: "X-Trace", in: "header" };

describePairs("parameters", [
  ["removed", withParameter(limit), get(), "request-parameter-removed limit (query)"],
  ["removed, past its sunset", withParameter({ ...limit, deprecated: true }), get()],
  [
    "removed before its sunset",
    withParameter({ ...limit, deprecated: true, "x-sunset": "2027-01-01" }),
    get(),
    "request-parameter-removed-before-sunset limit (query)",
  ],
  ["added", get(), withParameter(limit)],
  [
    "added and required",
    get(),
    withParameter({ ...limit, required: true }),
    "request-required-parameter-added limit (query)",
  ],
  [
    "became required",
    withParameter(limit),
    withParameter({ ...limit, required: true }),
    "request-parameter-became-required limit (query)",
  ],
  ["became optional", withParameter({ ...limit, required: true }), withParameter(limit)],
  [
    "a header's name in another case",
    withParameter(trace),
    withParameter({ ...trace, name: "x-trace" }),
  ],
  [
    "a query parameter's name in another case",
    withParameter(limit),
    withParameter({ ...limit, name: "Limit" }),
    "request-parameter-removed limit (query)",
  ],
  ["headers described elsewhere", withParameter({ ...trace, name: "Accept" }), get()],
  [
    "moved to a cookie",
    withParameter(limit),
    withParameter({ ...limit, in: "cookie" }),
    "request-parameter-removed limit (query)",
  ],
  [
    "of the path item, and of its operation",
    withParameter(limit),
    api({ "/x": { parameters: [limit], get: { responses: {} } } }),
    "response-success-status-removed 200",
  ],
  [
    "an operation's own, dropped in favour of the path's",
    api({ "/x": { parameters: [{ ...limit, required: true }], get: { parameters: [limit] } } }),
    api({ "/x": { parameters: [{ ...limit, required: true }], get: {} } }),
    "request-parameter-became-required limit (query)",
  ],
]);

describePairs("how parameters are written", [
  [
    "defaults spelled out",
    withParameter(list),
    withParameter({ ...list, style: "form", explode: true }),
  ],
  [
    "a list no longer repeated",
    withParameter(list),
    withParameter({ ...list, explode: false }),
    "request-parameter-style-changed limit (query)",
  ],
  [
    "a single value is written one way",
    withParameter(limit),
    withParameter({ ...limit, explode: false }),
  ],
  [
    "reserved characters",
    withParameter({ ...limit, allowReserved: true }),
    withParameter(limit),
    "request-parameter-reserved-characters-refused limit (query)",
  ],
  [
    "reserved characters allowed",
    withParameter(limit),
    withParameter({ ...limit, allowReserved: true }),
  ],
  [
    "an empty value",
    withParameter({ ...limit, allowEmptyValue: true }),
    withParameter(limit),
    "request-parameter-empty-value-refused limit (query)",
  ],
  [
    "from text to JSON",
    withParameter(limit),
    get({ parameters: [{ ...limit, content: { "application/json": {} } }] }),
    "request-parameter-content-changed limit (query)",
  ],
]);

test("a shared parameter is one change of all its operations", async () => {
  const parameters = [{ $ref: "#/components/parameters/Limit" }];
  const item = { get: { parameters }, post: { parameters } };
  const described = (required: boolean) =>
    api(
      { "/x": item, "/y": item },
      { components: { parameters: { Limit: { ...limit, required } } } },
    );
  const found = await changesBetween(described(false), described(true));
  const at = { document: "openapi.json", pointer: "/components/parameters/Limit" };
  expect(found).toMatchObject([
    { operations: ["GET /x", "POST /x", "GET /y", "POST /y"], base: at, revision: at },
  ]);
});
