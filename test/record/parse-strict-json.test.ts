import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStrictJson } from "../../src/record/parse-strict-json.ts";

const read = (text: string | Uint8Array, maxBytes?: number) =>
  parseStrictJson(Buffer.from(text), maxBytes);

describe("parseStrictJson", () => {
  it("reads every JSON document as JSON.parse does", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(read(text)).toEqual({ kind: "json", value: JSON.parse(text) });
      }),
    );
  });

  it.each([
    ["a member twice", `{"a":1,"b":{},"a":2}`, "twice"],
    ["a member twice, once escaped", `{"a":1,"\\u0061":2}`, "twice"],
    ["a member twice, deep down", `[{"x":[{"a":"}","a":1}]}]`, "twice"],
    ["a member twice after a string with quotes", `{"a":"\\"{,","a":1}`, "twice"],
    ["a member twice after a nested object", `{"a":{"b":[1]},"a":{}}`, "twice"],
    ["__proto__ twice", `{"__proto__":1,"__proto__":2}`, "twice"],
    ["a byte order mark", "\ufeff{}", "byte order mark"],
    ["nothing", "", "not JSON"],
    ["a comment", "{} // yes", "not JSON"],
    ["a comma too many", "[1,]", "not JSON"],
    ["a string without end", '{"a', "not JSON"],
    ["a string that ends in a backslash", '["\\', "not JSON"],
    ["two documents", "{}{}", "not JSON"],
    ["a number without end", "[1e999]", "range"],
    ["65 levels", "[".repeat(65) + "]".repeat(65), "nested deeper"],
    ["a million levels", "[".repeat(1e6), "not JSON"],
    ["bytes that are no UTF-8", Buffer.from([0x22, 0xc3, 0x28, 0x22]), "UTF-8"],
    ["an overlong encoding", Buffer.from([0x22, 0xc0, 0xaf, 0x22]), "UTF-8"],
    ["a surrogate in UTF-8", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), "UTF-8"],
  ])("refuses %s", (_, text, reason) => {
    const parsed = read(text);
    expect(parsed.kind === "malformed" && parsed.reason).toContain(reason);
  });

  it.each([
    ["the same name in sibling objects", `[{"a":1},{"a":1}]`],
    ["a value equal to a name", `{"a":"a","b":"a"}`],
    ["equal strings in a list", `{"a":["a","a"]}`],
    ["64 levels", "[".repeat(64) + "]".repeat(64)],
    ["members called as JavaScript calls its own", `{"__proto__":1,"constructor":2}`],
  ])("reads %s", (_, text) => {
    expect(read(text).kind).toBe("json");
  });

  it("keeps __proto__ as a member like any other", () => {
    const parsed = read(`{"__proto__":{"polluted":true}}`);
    expect(parsed.kind === "json" && JSON.stringify(parsed.value)).toContain("__proto__");
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("refuses one byte more than the limit", () => {
    const text = `"${"x".repeat(1_048_574)}"`;
    expect(read(text).kind).toBe("json");
    expect(read(`${text} `).kind).toBe("malformed");
    expect(read("[1]", 2).kind).toBe("malformed");
  });
});
