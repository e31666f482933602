import { describe, expect, it } from "vitest";
import { parseOutput } from "../../../src/environments/sources/parse-output.ts";

const valuesOf = (format: "dotenv" | "json", text: string) => {
  const contents = parseOutput(format, text);
  return contents === undefined ? undefined : Object.fromEntries(contents.values);
};
const namesOf = (text: string) => {
  const contents = parseOutput("names", text);
  return contents === undefined ? undefined : [...contents.names];
};

describe("dotenv", () => {
  it.each([
    [
      "A=1\nexport B='two'\n# a comment\n\nC=\"three\"  # why\r\n",
      { A: "1", B: "two", C: "three" },
    ],
    ['KEY="-----BEGIN\nbody\n-----END"\nB=2', { KEY: "-----BEGIN\nbody\n-----END", B: "2" }],
    ["A=$HOME-$(id)-`id`", { A: "$HOME-$(id)-`id`" }],
    ["A=", { A: "" }],
    ["\ufeffA=1\nB=2", { A: "1", B: "2" }],
  ])("takes %j", (text, values) => {
    expect(valuesOf("dotenv", text)).toEqual(values);
  });

  it.each(["", "  \n", "Error: not logged in", "A=1\nlog in first\n", '{"A":"1"}'])(
    "does not take %j",
    (text) => {
      expect(valuesOf("dotenv", text)).toBeUndefined();
    },
  );
});

describe("json", () => {
  it.each([
    ['{"A":"1","B":" x ","C":true,"D":3}', { A: "1", B: " x ", C: "true", D: "3" }],
    ["{}", {}],
  ])("takes %s", (text, values) => {
    expect(valuesOf("json", text)).toEqual(values);
  });

  it.each([
    "",
    "A=1",
    "[]",
    '"A"',
    "null",
    '{"A":{"raw":"1"}}',
    '{"A":null}',
    '{"A":12345678901234567890}',
  ])("does not take %s", (text) => {
    expect(valuesOf("json", text)).toBeUndefined();
  });

  it("has what is called as JavaScript's own things only when it is there", () => {
    expect(parseOutput("json", "{}")?.values.get("constructor")).toBeUndefined();
    expect(parseOutput("json", '{"__proto__":"x"}')?.values.get("__proto__")).toBe("x");
  });
});

describe("names", () => {
  it.each([
    ["A\n B_2 \n", ["A", "B_2"]],
    ['["A","B"]', ["A", "B"]],
    ['[{"name":"A","type":"secret_text"}]', ["A"]],
    ["[]", []],
  ])("takes %j", (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });

  it.each(["", "not logged in", "A=1", "[1]", '[{"value":"A"}]', "[", '["a b"]'])(
    "does not take %j",
    (text) => {
      expect(namesOf(text)).toBeUndefined();
    },
  );
});
