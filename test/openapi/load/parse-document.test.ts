import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../src/openapi/load/parse-document.ts";

const problemsOf = (text: string) => {
  const parsed = parseDocument(text);
  return parsed.kind === "unreadable"
    ? parsed.problems.map(({ message, line, column }) => `${line}:${column} ${message}`)
    : [];
};

describe("a readable document", () => {
  it.each([
    ["JSON", '{"openapi": "3.1.0", "paths": {"/a": {}}}'],
    ["JSON with a byte order mark", '\uFEFF{"openapi": "3.1.0", "paths": {"/a": {}}}'],
    ["YAML", "openapi: 3.1.0\npaths:\n  /a: {}\n"],
    ["YAML with an alias", "openapi: 3.1.0\nx: &x {}\npaths: {/a: *x}\n"],
  ])("is %s", (_, text) => {
    expect(parseDocument(text)).toMatchObject({
      kind: "document",
      document: { openapi: "3.1.0", paths: { "/a": {} } },
    });
  });

  it("takes what looks like a date as text, a status as a key, and no key for anything special", () => {
    const text = "swagger: '2.0'\nat: 2024-01-01\n200: ok\n__proto__: {a: no}\nconstructor: b\n";
    const parsed = parseDocument(text);
    const document = parsed.kind === "document" ? parsed.document : {};
    expect(Object.entries(document)).toEqual([
      ["200", "ok"],
      ["swagger", "2.0"],
      ["at", "2024-01-01"],
      ["__proto__", { a: "no" }],
      ["constructor", "b"],
    ]);
  });

  it.each([
    ["a bracket that closes no deeper than its key", "a: [\n  1\n]\n", { a: [1] }],
    ["tabs between values", "a: {b:\t1,\tc: 2}\n", { a: { b: 1, c: 2 } }],
    [
      "merge keys",
      "a: &a {b: 1, c: 1}\nd: {b: 2, <<: [*a, {e: 3}], c: 4}\n",
      {
        a: { b: 1, c: 1 },
        d: { b: 2, c: 4, e: 3 },
      },
    ],
    [
      "numbers and words of the core schema",
      "a: [0x1F, 0o17, -0.5e1, +.5, on, ~, True]\n",
      {
        a: [31, 15, -5, 0.5, "on", null, true],
      },
    ],
    [
      "an alias used often",
      `a: &a [1]\nb: [${"*a, ".repeat(200)}]\n`,
      {
        a: [1],
        b: Array.from({ length: 200 }, () => [1]),
      },
    ],
  ])("may have %s", (_, text, content) => {
    expect(parseDocument(`openapi: 3.1.0\n${text}`)).toEqual({
      kind: "document",
      document: { openapi: "3.1.0", ...content },
    });
  });

  it("agrees with JSON.parse on escapes and numbers", () => {
    const text =
      '{"openapi":"3.1.0","x":["\\u0041\\n\\"\\\\","é","\u007f",-1.5e+10,0,true,null,[],{}]}';
    expect(parseDocument(text)).toEqual({ kind: "document", document: JSON.parse(text) });
  });
});

it("a text of millions of escapes takes no stack", () => {
  const long = "\\\\n a".repeat(4_000_000);
  expect(parseDocument(`{"openapi": "3.1.0", "a": "${long}"}`).kind).toBe("document");
  expect(problemsOf(`{"openapi": "3.1.0", "a": "${long}\\x"}`)).toEqual([
    '1:27 has an unexpected "\\""',
  ]);
});

describe("an unreadable document", () => {
  it.each([
    ['{"openapi": "3.1.0", "a": 1,\n "a": 2}', '2:2 has the key "a" twice'],
    ['{"openapi": "3.1.0", "\\u0061": 1, "a": 2}', '1:35 has the key "a" twice'],
    ['{"openapi": "3.1.0",\n}', '2:1 has an unexpected "}"'],
    ['{"openapi": "3.1.0"} x', "1:22 goes on after its last value"],
    ['{"openapi": "3.1.0"', "1:20 ends before its last value is closed"],
    ['{"openapi": "3.1\n.0"}', '1:13 has an unexpected "\\""'],
    ['{"openapi": 03}', '1:14 has an unexpected "3"'],
    ["[]", "1:1 is not a mapping"],
    ["{}", "1:1 is not an OpenAPI document: it has no `openapi` or `swagger` member"],
    ["", "1:1 is empty"],
    ["openapi: 3.1.0\na: 1\na: 2\n", "3:1 has a key twice in one mapping"],
    ["openapi: 3.1.0\n200: 1\n'200': 2\n", "3:1 has a key twice in one mapping"],
    [
      "openapi: 3.1.0\na: !!binary aGk=\n",
      "2:13 has the tag tag:yaml.org,2002:binary; tags are not read",
    ],
    ["openapi: 3.1.0\na: .inf\n", "2:4 has a number that JSON cannot express"],
    ["openapi: 3.1.0\n? [a]\n: 1\n", "2:3 has a key that is a list or mapping"],
    ["openapi: 3.1.0\n---\na: 1\n", "2:1 holds more than one document"],
    ["---\nopenapi: 3.1.0\n---\na: 1\n", "3:1 holds more than one document"],
    ["openapi: 3.1.0\na: 1e400\n", "2:4 has a number that JSON cannot express"],
    ["openapi: 3.1.0\n<<: 1\n", "2:1 has a merge key (<<) for what is not a mapping"],
    ["openapi: 3.1.0\na: [\n]\na: 2\n", "4:1 has a key twice in one mapping"],
    [
      "openapi: 3.1.0\na: &a [*a]\n",
      "2:8 has aliases that stand for too many values, or for themselves",
    ],
    ["openapi: 3.1.0\na: *b\n", "2:4 is not valid YAML: the alias *b has no anchor before it"],
    [
      'openapi: 3.1.0\na:\n- "x" b: 2\n',
      "3:7 is not valid YAML: a key stands behind the value before it",
    ],
  ])("%j is told with its place", (text, problem) => {
    expect(problemsOf(text)[0]).toBe(problem);
  });

  it("says where YAML is broken", () => {
    expect(problemsOf("openapi: 3.1.0\na: b: c\n")[0]).toMatch(/^2:4 is not valid YAML: /);
  });

  it("is one that nests too deeply, in JSON and in YAML", () => {
    const deep = "[".repeat(10_000);
    const lists = "- ".repeat(10_000);
    const chain = Array.from({ length: 500 }, (_, at) => `a${at}: &a${at} [*a${at - 1}]\n`);
    const aliases = `a-1: &a-1 x\n${chain.join("")}`;
    const json = [`{"a":${deep}`, `{"a":${deep}${"]".repeat(10_000)}}`];
    for (const text of [...json, `a: ${deep}`, lists, aliases])
      expect(problemsOf(text)[0]).toMatch(/nests deeper than 400 levels$/);
  });

  it("is one whose aliases multiply", () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const items = Array.from({ length: 9 }, () => (level === 0 ? "x" : `*a${level - 1}`));
      return `a${level}: &a${level} [${items.join(", ")}]`;
    });
    expect(problemsOf(`openapi: 3.1.0\n${levels.join("\n")}\n`)[0]).toMatch(
      /aliases that stand for/,
    );
  });

  it("is one that is too large", () => {
    expect(problemsOf(" ".repeat(33 * 1024 * 1024))[0]).toBe("1:1 is larger than 32 MiB");
  });
});
