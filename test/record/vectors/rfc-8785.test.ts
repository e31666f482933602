import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../../src/record/canonical-json.ts";
import { parseStrictJson } from "../../../src/record/parse-strict-json.ts";

/** A document as a reader of records reads it, then as the writer writes it. */
function rewritten(text: string): string {
  const parsed = parseStrictJson(Buffer.from(text, "utf8"));
  if (parsed.kind === "malformed") throw new Error(parsed.reason);
  return canonicalJson(parsed.value);
}

/** The double whose bits are written in hexadecimal. */
function doubleOf(bits: string): number {
  return Buffer.from(bits, "hex").readDoubleBE();
}

describe("RFC 8785, appendix B: numbers", () => {
  it.each([
    ["0000000000000000", "0"],
    ["8000000000000000", "0"],
    ["0000000000000001", "5e-324"],
    ["8000000000000001", "-5e-324"],
    ["7fefffffffffffff", "1.7976931348623157e+308"],
    ["ffefffffffffffff", "-1.7976931348623157e+308"],
    ["4340000000000000", "9007199254740992"],
    ["c340000000000000", "-9007199254740992"],
    ["4430000000000000", "295147905179352830000"],
    ["44b52d02c7e14af5", "9.999999999999997e+22"],
    ["44b52d02c7e14af6", "1e+23"],
    ["44b52d02c7e14af7", "1.0000000000000001e+23"],
    ["444b1ae4d6e2ef4e", "999999999999999700000"],
    ["444b1ae4d6e2ef4f", "999999999999999900000"],
    ["444b1ae4d6e2ef50", "1e+21"],
    ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
    ["3eb0c6f7a0b5ed8d", "0.000001"],
    ["41b3de4355555553", "333333333.3333332"],
    ["41b3de4355555554", "333333333.33333325"],
    ["41b3de4355555555", "333333333.3333333"],
    ["41b3de4355555556", "333333333.3333334"],
    ["41b3de4355555557", "333333333.33333343"],
    ["becbf647612f3696", "-0.0000033333333333333333"],
    ["43143ff3c1cb0959", "1424953923781206.2"],
  ])("%s is written %s", (bits, text) => {
    expect(canonicalJson(doubleOf(bits))).toBe(text);
    expect(rewritten(text)).toBe(text);
  });

  it.each(["7fffffffffffffff", "7ff0000000000000", "fff0000000000000"])("%s is refused", (bits) => {
    expect(() => canonicalJson(doubleOf(bits))).toThrow();
  });
});

describe("RFC 8785, section 3.2.3: members in the order of UTF-16 code units", () => {
  const example = String.raw`{
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\ud83d\ude00": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis"
  }`;

  it("is that of the example, a surrogate pair before U+FB33", () => {
    expect(rewritten(example)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","\u{1f600}":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });
});

describe("the reference test suite of RFC 8785", () => {
  it.each([
    [
      "arrays",
      '[\n  56,\n  {\n    "d": true,\n    "10": null,\n    "1": [ ]\n  }\n]',
      '[56,{"1":[],"10":null,"d":true}]',
    ],
    [
      "french",
      '{"sin": "ingnore locale", "p\u00eache": "but canonicalization MUST", "peach": "This sorting order", "p\u00e9ch\u00e9": "is wrong according to French"}',
      '{"peach":"This sorting order","p\u00e9ch\u00e9":"is wrong according to French","p\u00eache":"but canonicalization MUST","sin":"ingnore locale"}',
    ],
    [
      "structures",
      '{\n "1": {"f": {"f": "hi","F": 5} ,"\\n": 56.0},\n "10": { },\n "": "empty",\n "a": { },\n "111": [ { } ],\n "A": { }\n}',
      '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}',
    ],
    [
      "unicode, which is not normalised",
      '{"Unnormalized Unicode":"A\\u030a"}',
      '{"Unnormalized Unicode":"A\u030a"}',
    ],
    [
      "values",
      String.raw`{"numbers": [1E30, 4.50, 333333333.33333329, 2e-3, 0.000000000000000000000000001], "escaping": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`,
      String.raw`{"escaping":"€$\u000f\nA'B\"\\\\\"/","literals":[null,true,false],"numbers":[1e+30,4.5,333333333.3333333,0.002,1e-27]}`,
    ],
    [
      "weird",
      String.raw`{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\u000a": "Newline", "1": "One", "\u0080": "Control\u007f", "\ud83d\ude02": "Smiley", "\u00f6": "Latin Small Letter O With Diaeresis", "\ufb33": "Hebrew Letter Dalet With Dagesh", "</script>": "Browser Challenge"}`,
      '{"\\n":"Newline","\\r":"Carriage Return","1":"One","</script>":"Browser Challenge","\u0080":"Control\u007f","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","\u{1f602}":"Smiley","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ],
  ])("%s", (_, input, output) => {
    expect(rewritten(input)).toBe(output);
    expect(rewritten(output)).toBe(output);
  });

  it.each(["\\ud800", "\\udc00", "a\\ud83d", "\\ude02\\ud83d"])(
    "a lone surrogate, %s, is refused in a name and in a text",
    (text) => {
      expect(() => rewritten(`["${text}"]`)).toThrow();
      expect(() => rewritten(`{"${text}":1}`)).toThrow();
    },
  );
});
