import { describe, expect, it } from "vitest";
import { canonicalJson, canonicalRecordJson, digestOf } from "../../src/record/canonical-json.ts";

describe("canonicalJson", () => {
  it("writes the example of RFC 8785, section 3.2.2", () => {
    const value = JSON.parse(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(value)).toBe(
      `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`,
    );
  });

  it("sorts members by UTF-16 code units, as in RFC 8785, section 3.2.3", () => {
    const value = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    expect(Object.values(JSON.parse(canonicalJson(value)))).toHaveLength(7);
    expect(canonicalJson(value).match(/[A-Z][A-Za-z: ]+(?=")/g)).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  it("keeps members with names that JavaScript objects have a meaning for", () => {
    const text = `{"__proto__":{"a":1},"constructor":2,"toJSON":"3"}`;
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });

  it.each([
    ["a lone surrogate", "\ud800"],
    ["NaN", Number.NaN],
    ["infinity", Infinity],
  ])("refuses %s", (_, value) => {
    expect(() => canonicalJson([value])).toThrow();
    expect(() => canonicalJson({ [String(value)]: value })).toThrow();
  });
});

describe("canonicalRecordJson", () => {
  it.each([0.5, 2 ** 53, -(2 ** 53), 1e21])("refuses %d and says where it stands", (number) => {
    expect(() => canonicalRecordJson({ counts: [1, { rows: number }] })).toThrow("$.counts.1.rows");
  });

  it("writes the largest integers that all readers read alike, and zero without a sign", () => {
    expect(canonicalRecordJson([2 ** 53 - 1, -(2 ** 53) + 1, -0])).toBe(
      "[9007199254740991,-9007199254740991,0]",
    );
  });
});

it("digests the canonical text, whatever the order of members", () => {
  // printf '{"a":1,"b":2}' | sha256sum
  const digest = "sha256:43258cff783fe7036d8a43033f830adfc60ec037382473548ac742b888292777";
  expect(digestOf({ b: 2, a: 1 })).toBe(digest);
});
