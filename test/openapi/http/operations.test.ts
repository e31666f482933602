import { expect, test } from "vitest";
import { changesBetween } from "../../support/api.ts";
import { api, describePairs, get } from "./describe-pairs.ts";

const op = { responses: { "200": { description: "d" } } };
const item = { get: op };

describePairs("operations by method and path", [
  [
    "an operation is gone",
    api({ "/x": item, "/y": item }),
    api({ "/y": item }),
    "operation-removed",
  ],
  ["another method is another operation", get(), api({ "/x": { put: op } }), "operation-removed"],
  ["the name of a path parameter is not on the wire", get({}, "/x/{a}"), get({}, "/x/{b}")],
  ["a slash at the end is another path", get(), get({}, "/x/"), "operation-removed"],
  ["a new template takes over a path", get({}, "/x/mine"), get({}, "/x/{id}")],
  [
    "a path beside a template that stays is gone",
    api({ "/x/mine": item, "/x/{id}": item }),
    api({ "/x/{id}": item }),
    "operation-removed",
  ],
  ["a template is more than one path", get({}, "/x/{id}"), get({}, "/x/mine"), "operation-removed"],
  [
    "a path item by $ref",
    get(),
    api({ "/x": { $ref: "#/components/pathItems/X" } }, { components: { pathItems: { X: item } } }),
  ],
  [
    "a method of its own name",
    api({ "/x": { additionalOperations: { COPY: op } } }),
    api({ "/x": {} }),
    "operation-removed",
  ],
  ["numbers where mappings belong", api({ "/x": 1 }), api({ "/x": { get: 2, parameters: 3 } })],
]);

describePairs("lifecycle of operations", [
  ["deprecated without a sunset may go", get({ deprecated: true }), api({})],
  ["past its sunset it may go", get({ deprecated: true, "x-sunset": "2026-11-20" }), api({})],
  [
    "before its sunset it may not",
    get({ deprecated: true, "x-sunset": "2026-11-21T10:00:00Z" }),
    api({}),
    "operation-removed-before-sunset",
  ],
  [
    "a sunset that is no day promises nothing",
    get({ deprecated: true, "x-sunset": "2026-02-30" }),
    api({}),
    "operation-removed",
  ],
  ["an alpha promises nothing", get({ "x-stability-level": "alpha" }), api({})],
  ["a beta does", get({ "x-stability-level": "beta" }), api({}), "operation-removed"],
  ["less stable than before", get(), get({ "x-stability-level": "beta" }), "stability-decreased"],
  ["more stable than before", get({ "x-stability-level": "beta" }), get()],
  [
    "a sunset brought forward",
    get({ deprecated: true, "x-sunset": "2027-06-01" }),
    get({ deprecated: true, "x-sunset": "2027-01-01" }),
    "sunset-brought-forward",
  ],
  [
    "a sunset dropped",
    get({ deprecated: true, "x-sunset": "2027-06-01" }),
    get({ deprecated: true }),
    "sunset-removed",
  ],
  [
    "a sunset dropped with the deprecation",
    get({ deprecated: true, "x-sunset": "2027-06-01" }),
    get(),
  ],
  [
    "a sunset that is no day",
    get(),
    get({ deprecated: true, "x-sunset": "soon" }),
    "sunset-unreadable",
  ],
]);

describePairs("base paths of servers", [
  ["a host is not the API", served("https://a.example/v1"), served("https://b.example/v1/")],
  ["a base path is gone", served("/v1"), served("/v2"), "server-base-path-removed /v1"],
  ["another server keeps it", served("/v1"), served("/v2", "https://a.example/v1")],
  [
    "the base path moved into the paths",
    served("/v1"),
    get({}, "/v1/x", { servers: [{ url: "/" }] }),
  ],
  [
    "a value of its variable is gone",
    versioned("v1", "v2"),
    versioned("v2"),
    "server-base-path-removed /v1",
  ],
  ["servers described at last", get(), served("/v1")],
]);

test("one server for every operation is one change", async () => {
  const both = { "/x": item, "/y": item };
  const servers = (url: string) => ({ servers: [{ url }] });
  const found = await changesBetween(api(both, servers("/v1")), api(both, servers("/v2")));
  expect(found).toEqual([
    {
      kind: "server-base-path-removed",
      operations: ["GET /x", "GET /y"],
      place: "",
      name: "/v1",
      before: "/v1",
      after: "/v2",
      base: { document: "openapi.json", pointer: "/servers/0" },
      revision: { document: "openapi.json", pointer: "/servers/0" },
      confidence: "proven",
    },
  ]);
});

function served(...urls: string[]) {
  return get({}, "/x", { servers: urls.map((url) => ({ url })) });
}

function versioned(...values: string[]) {
  const version = { default: values.at(-1) ?? "", enum: values };
  const servers = [{ url: "https://a.example/{version}", variables: { version } }];
  return get({}, "/x", { servers });
}
