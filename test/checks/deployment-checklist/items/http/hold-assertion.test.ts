import { describe, expect, it } from "vitest";
import { isHeld } from "../../../../../src/checks/deployment-checklist/items/http/hold-assertion.ts";
import { selectNodes } from "../../../../../src/checks/deployment-checklist/items/http/select-nodes.ts";
import { httpItem } from "../../../../../src/config/settings/checklist/http.ts";
import type { Json } from "../../../../../src/data/json.ts";

function itemWith(more: object) {
  return httpItem.safeParse({ id: "health", kind: "http", url: "http://127.0.0.1", ...more });
}

function assertionOf(assertion: object) {
  const { assert = [] } = itemWith({ assert: [assertion] }).data ?? {};
  const [one] = assert;
  if (one === undefined) throw new Error(`no assertion: ${JSON.stringify(assertion)}`);
  return one;
}

const document: Json = {
  status: "ok",
  count: 3,
  none: null,
  "build-id": "b1",
  "it's": 1,
  checks: [
    { name: "db", ok: true },
    { name: "queue", ok: false },
  ],
};

describe("selectNodes", () => {
  it.each([
    ["$", [document]],
    ["$.status", ["ok"]],
    ["$['build-id']", ["b1"]],
    ['$["build-id"]', ["b1"]],
    ["$['it\\'s']", [1]],
    ["$.checks[0].name", ["db"]],
    ["$.checks[-1].name", ["queue"]],
    ["$.checks[2].name", []],
    ["$.checks[*].ok", [true, false]],
    ["$.checks.*.ok", [true, false]],
    ["$.checks.length", []],
    ["$.status.length", []],
    ["$.none", [null]],
    ["$.toString", []],
    ["$.status[0]", []],
  ])("%s", (path, expected) => {
    expect(selectNodes(document, assertionOf({ path, exists: true }).path)).toEqual(expected);
  });

  it.each([
    "status",
    "$..status",
    "$.a-b",
    "$[1:2]",
    "$[?@.ok]",
    "$['a','b']",
    "$.",
    "$[01]",
    "$[-0]",
  ])("does not take the path %s", (path) => {
    const { error } = itemWith({ assert: [{ path, exists: true }] });
    expect(error?.issues[0]?.message).toContain("a JSON path of names, indexes and wildcards");
  });
});

describe("isHeld", () => {
  it.each([
    [{ exists: true }, [null], true],
    [{ exists: true }, [], false],
    [{ exists: false }, [], true],
    [{ exists: false }, [null], false],
    [{ equals: "ok" }, ["ok"], true],
    [{ equals: "ok" }, ["OK"], false],
    [{ equals: 1 }, ["1"], false],
    [{ equals: null }, [null], true],
    [{ equals: null }, [], false],
    [{ equals: true }, [true, true], true],
    [{ equals: true }, [true, false], false],
    [{ in: ["ok", "warn"] }, ["warn"], true],
    [{ in: ["ok", "warn"] }, ["down"], false],
    [{ matches: "^1\\." }, ["1.4.0"], true],
    [{ matches: "^1\\." }, ["2.1.0"], false],
    [{ matches: "1" }, [1], false],
    [{ matches: "x$" }, ["x".repeat(10_001)], false],
    [{ minimum: 3 }, [3], true],
    [{ minimum: 3 }, [2.9], false],
    [{ minimum: 3 }, ["4"], false],
    [{ maximum: 3 }, [3], true],
    [{ maximum: 3 }, [3.1], false],
    [{ minimum: 1, maximum: 3 }, [4], false],
  ])("%j of %j: %s", (assertion, found, held) => {
    expect(isHeld(assertionOf({ path: "$.x", ...assertion }), found)).toBe(held);
  });
});

describe("the settings", () => {
  it.each([
    [{ assert: [{ path: "$" }] }, "at least one of"],
    [{ assert: [{ path: "$", exists: false, equals: 1 }] }, "alone"],
    [{ assert: [{ path: "$", matches: "(" }] }, "a regular expression"],
    [{ unauthenticated: true }, "expect: [401, 403]"],
    [{ bearer: "env:A", basic: { user: "a", password: "env:B" } }, "not both"],
    [{ bearer: "env:A", headers: { authorization: "env:B" } }, "not both"],
    [{ url: "https://ada:secret@api.example/" }, "without user and password"],
    [{ headers: { "X-Key": "a-value" } }, "env:NAME"],
  ])("do not take %j", (more, message) => {
    expect(JSON.stringify(itemWith(more).error?.issues)).toContain(message);
  });

  it("take one status or several", () => {
    expect(itemWith({ expect: 204 }).data?.expect).toEqual([204]);
    expect(itemWith({ expect: [200, 204] }).data?.expect).toEqual([200, 204]);
  });
});
