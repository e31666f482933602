import { describe, expect, it } from "vitest";
import { locate } from "../../../src/openapi/load/locate.ts";

const yaml = `openapi: 3.1.0
paths:
  "/a~b/{id}":
    get: {parameters: [{name: x}, # first
      {name: y},]}
  ? '200'
  : - one
    -
    - deep: value
x: &x {a: 1}
y: *x
`;
const json = `\uFEFF{
  "openapi": "3.1.0",
  "paths": { "/a~b/{id}": {"get": {"parameters": [{"name": "x"}, {"name": "]}\\"y"}]}},
    "\\u0032 00": [1, [], {}, -2e5, "t", null, {"deep": "value"}] }
}`;

const placeIn = (text: string, pointer: string) => {
  const place = locate(new Map([["a", text]]), { document: "a", pointer });
  return place && `${place.line}:${place.column} ${place.pointer}`;
};

describe("the place of a pointer", () => {
  it.each([
    ["", "1:1 "],
    ["/openapi", "1:1 /openapi"],
    ["/paths/~1a~0b~1{id}", "3:3 /paths/~1a~0b~1{id}"],
    ["/paths/~1a~0b~1{id}/get/parameters/1", "5:7 /paths/~1a~0b~1{id}/get/parameters/1"],
    ["/paths/~1a~0b~1{id}/get/parameters/1/name", "5:8 /paths/~1a~0b~1{id}/get/parameters/1/name"],
    ["/paths/~1a~0b~1{id}/get/parameters/2", "4:11 /paths/~1a~0b~1{id}/get/parameters"],
    ["/paths/200/1", "8:5 /paths/200/1"],
    ["/paths/200/2/deep", "9:7 /paths/200/2/deep"],
    ["/paths/none/at/all", "2:1 /paths"],
    ["/y/a", "11:1 /y"],
    ["no pointer", "1:1 "],
  ])("%j in YAML", (pointer, place) => {
    expect(placeIn(yaml, pointer)).toBe(place);
  });

  it.each([
    ["", "1:1 "],
    ["/openapi", "2:3 /openapi"],
    ["/paths/~1a~0b~1{id}/get/parameters/1/name", "3:67 /paths/~1a~0b~1{id}/get/parameters/1/name"],
    ["/paths/2 00", "4:5 /paths/2 00"],
    ["/paths/2 00/1", "4:22 /paths/2 00/1"],
    ["/paths/2 00/6/deep", "4:48 /paths/2 00/6/deep"],
    ["/paths/2 00/7", "4:5 /paths/2 00"],
    ["/paths/2 00/3/x", "4:30 /paths/2 00/3"],
    ["/paths/__proto__", "3:3 /paths"],
  ])("%j in JSON", (pointer, place) => {
    expect(placeIn(json, pointer)).toBe(place);
  });

  it("is found in YAML that only the lenient parser reads", () => {
    expect(placeIn("a: [\n  x,\n  y\n]\nb: {c: 1}\n", "/a/1")).toBe("3:3 /a/1");
  });

  it.each([
    ["/a/1", "4:3 /a/1"],
    ["/a/2", "5:5 /a/2"],
    ["/16", "7:1 /16"],
    ["/b c", "8:1 /b c"],
  ])("%j in YAML of many forms", (pointer, place) => {
    const text = 'a:\n  - "x" # - no\n  # - none\n  -\n  - | # |\n    t\n0x10: 1\n"b\\x20c": 2\n';
    expect(placeIn(text, pointer)).toBe(place);
  });

  it("is undefined in a document without a text", () => {
    expect(locate(new Map(), { document: "a", pointer: "" })).toBeUndefined();
  });
});
