import { expect, it } from "vitest";
import { readBody } from "../../../../../src/checks/deployment-checklist/items/http/read-body.ts";
import { httpItem } from "../../../../../src/config/settings/checklist/http.ts";

const host = { secrets: { redact: (text: string) => text } } as Parameters<typeof readBody>[0];

function foundIn(path: string, body: object) {
  const settings = {
    id: "a",
    kind: "http",
    url: "https://a.example",
    assert: [{ path, equals: 1 }],
  };
  const { assert } = httpItem.parse(settings);
  const read = readBody(host, assert, JSON.stringify(body));
  return read.state === "read" ? read.assertions[0]?.found : read.state;
}

it.each([
  ["$.a", { a: "x".repeat(200) }, [`"${"x".repeat(99)}…`]],
  ["$.a", { a: "x".repeat(98) }, [`"${"x".repeat(98)}"`]],
  ["$.a", { a: { b: 1 } }, ["an object of 1"]],
  ["$.a", { a: [1, 2] }, ["a list of 2"]],
  ["$.a[*]", { a: [1, 2, 3, 4] }, ["1", "2", "3"]],
])("of %s in a body as little is kept as tells what is there", (path, body, found) => {
  expect(foundIn(path, body)).toEqual(found);
});

it("reads nothing where nothing is asserted", () => {
  expect(readBody(host, [], "no JSON")).toEqual({ state: "unread" });
});
