import { describe, expect, it } from "vitest";
import { isObject, type Json, memberOf, membersOf } from "../../../src/data/json.ts";
import { resolve, targetOf } from "../../../src/openapi/api-source.ts";
import { loadApi } from "../../../src/openapi/load/load-api.ts";

type Files = Readonly<Record<string, Json>>;

/** Loads `api/main.yaml` of a tree of files, and tells which were asked for. */
async function load(files: Files) {
  const asked: string[] = [];
  const loaded = await loadApi(async (path) => {
    asked.push(path);
    const file = files[path];
    if (file === undefined) return { kind: "missing" };
    if (file === "link") return { kind: "refused", why: "is a symbolic link" };
    return { kind: "text", text: typeof file === "string" ? file : JSON.stringify(file) };
  }, "api/main.yaml");
  return { ...loaded, asked };
}

/** A description whose only schema is `schema`. */
const withSchema = (schema: Json): Json => ({
  openapi: "3.1.0",
  paths: {},
  components: { schemas: { Prize: schema } },
});

const whys = async (schema: Json, others: Files = {}) => {
  const { refused, asked } = await load({ "api/main.yaml": withSchema(schema), ...others });
  return { whys: refused.map(({ why }) => why), asked: asked.slice(1) };
};

describe("a description of several documents", () => {
  it("holds what references reach, with and without fragment, in cycles of files", async () => {
    const { source, refused, asked, texts } = await load({
      "api/main.yaml": withSchema({ $ref: "schemas/prize.yaml" }),
      "api/schemas/prize.yaml": "properties: {fee: {$ref: '../money.json#/definitions/Fee'}}",
      "api/money.json": { definitions: { Fee: { $ref: "./main.yaml#/components/schemas/Prize" } } },
      "api/other.yaml": "never: reached",
    });
    expect(refused).toEqual([]);
    expect(asked).toEqual(["api/main.yaml", "api/schemas/prize.yaml", "api/money.json"]);
    expect([...texts.keys()]).toEqual(asked);
    const at = { document: "api/money.json", pointer: "/definitions/Fee" };
    const node = source?.documents.get("api/money.json")?.["definitions"];
    const located = source && resolve(source, memberOf(node, "Fee"), at);
    expect(located?.at).toEqual({ document: "api/schemas/prize.yaml", pointer: "" });
    expect(located?.node).toBe(source?.documents.get("api/schemas/prize.yaml"));
  });

  it("counts the operations of path items in other files", async () => {
    const { facts } = await load({
      "api/main.yaml": { openapi: "3.0.3", paths: { "/a": { $ref: "a.yaml" }, "/b": { get: {} } } },
      "api/a.yaml": "get: {}\npost: {}\n",
    });
    expect(facts).toMatchObject({ state: "read", operations: 3 });
  });

  it("follows values of a discriminator's mapping that name files, and no plain names", async () => {
    const mapping = { cash: "cash.yaml", car: "Car", ship: "#/components/schemas/Prize" };
    const schema = { discriminator: { propertyName: "kind", mapping } };
    expect(await whys(schema, { "api/cash.yaml": "type: object" })).toEqual({
      whys: [],
      asked: ["api/cash.yaml"],
    });
  });

  it("does not look for references in what is data, nor in a property of that name", async () => {
    const data = { $ref: "http://localhost/x" };
    const schema = {
      properties: { $ref: { type: "string" }, example: { $ref: "#/components/schemas/Prize" } },
      ...{ example: data, default: data, enum: [data], const: data, "x-more": data },
    };
    expect(await whys(schema)).toEqual({ whys: [], asked: [] });
  });

  it("looks below an extension that a reference leads into", async () => {
    const { refused, asked } = await load({
      "api/main.yaml": {
        ...{ openapi: "3.0.3", "x-schemas": { Fee: { items: { $ref: "fee.yaml" } } } },
        components: { schemas: { Prize: { $ref: "#/x-schemas/Fee" } } },
      },
    });
    expect(asked).toEqual(["api/main.yaml", "api/fee.yaml"]);
    expect(refused).toMatchObject([{ pointer: "/x-schemas/Fee/items/$ref" }]);
  });

  it("finds a schema by its anchor", async () => {
    const { source, refused } = await load({
      "api/main.yaml": withSchema({
        properties: { a: { $ref: "#fee" }, fee: { $anchor: "fee" }, b: { $ref: "#none" } },
      }),
    });
    expect(refused).toMatchObject([
      { reference: "#none", why: "names an anchor that the document does not have" },
    ]);
    expect(source && targetOf(source, "#fee", "api/main.yaml")?.at.pointer).toBe(
      "/components/schemas/Prize/properties/fee",
    );
  });

  it("keeps names that are special to JavaScript", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const properties = names.map((name) => `${JSON.stringify(name)}: {"type": "string"}`).join();
    const text = `{"openapi": "3.1.0", "properties": {${properties}}}`;
    const yaml = `openapi: 3.1.0\nproperties:\n${names.map((name) => `  ${name}: {type: string}\n`).join("")}`;
    for (const document of [text, yaml]) {
      const { source } = await load({ "api/main.yaml": document });
      const held = memberOf(source?.documents.get("api/main.yaml"), "properties");
      expect(membersOf(held).map(([name]) => name)).toEqual(names);
      for (const name of names) expect(memberOf(held, name)).toEqual({ type: "string" });
      expect(isObject(held) && Object.getPrototypeOf(held)).toBe(Object.prototype);
    }
  });
});

describe("a reference that is refused", () => {
  const address = "is an address; only files of the repository are read, and nothing is fetched";
  it.each([
    ["/etc/passwd", "is an absolute path"],
    ["%2Fetc/passwd", "is an absolute path"],
    ["C:\\api\\a.yaml", "is an absolute path"],
    ["c:/api/a.yaml", "is an absolute path"],
    ["\\a.yaml", "is an absolute path"],
    ["http://127.0.0.1:8080/a.yaml", address],
    ["HTTPS://example.com/a.yaml#/a", address],
    ["file:///etc/passwd", address],
    ["data:application/json,{}", address],
    ["urn:example:a", address],
    ["//example.com/a.yaml", address],
    ["\\\\server\\a.yaml", address],
    ["../../outside.yaml", "leads out of the repository"],
    ["%2e%2e/%2E%2E/outside.yaml", "leads out of the repository"],
    ["..%2f..%2foutside.yaml", "leads out of the repository"],
    ["a\\b.yaml", "has a backslash; paths are written with /"],
    ["a%00.yaml", "has a character that no path has"],
    ["#/components/schemas/None", "leads to no mapping of the document"],
    ["#/components/schemas/Prize", "is a chain of references that leads back to itself"],
    ["#", undefined],
  ])("%j: %s", async (reference, why) => {
    const found = await whys({ $ref: reference });
    expect(found).toEqual({ whys: why === undefined ? [] : [why], asked: [] });
  });

  it.each<[string, Json | undefined, string]>([
    ["missing", undefined, "is a file that does not exist"],
    ["a link", "link", "is a symbolic link"],
    ["a list", "[]", "cannot be read: line 1 is not a mapping"],
    ["broken", '{"a": 1,\n "a": 2}', 'cannot be read: line 2 has the key "a" twice'],
    ["without the fragment", {}, "leads to no mapping of the document"],
  ])("names a file that is %s", async (_, file, why) => {
    const others = file === undefined ? {} : { "api/a.yaml": file };
    const found = await whys({ $ref: "a.yaml#/a" }, others);
    expect(found).toEqual({ whys: [why], asked: ["api/a.yaml"] });
  });

  const bomb = Array.from({ length: 9 }, (_, level) => {
    const items = Array.from({ length: 9 }, () => (level === 0 ? "x" : `*a${level - 1}`));
    return `a${level}: &a${level} [${items.join(", ")}]\n`;
  }).join("");
  it.each([
    ["JSON of 10,000 levels", `{"a": ${"[".repeat(10_000)}`, /nests deeper than 400 levels$/],
    ["YAML of 10,000 levels", "- ".repeat(10_000), /nests deeper than 400 levels$/],
    ["aliases that multiply", bomb, /aliases that stand for too many values/],
    ["a key twice", "a: 1\na: 2\n", /line 2 has a key twice in one mapping$/],
    ["a tag", "a: !!js/function x\n", /has the tag /],
  ])("names a file with %s", async (_, text, why) => {
    const found = await whys({ $ref: "a.yaml" }, { "api/a.yaml": text });
    expect(found.whys).toEqual([expect.stringMatching(why)]);
  });

  it("stands in a document that was reached, is no text, or goes round through files", async () => {
    const { refused } = await load({
      "api/main.yaml": withSchema({ items: { $ref: "a.yaml" }, not: { $ref: 1 } }),
      "api/a.yaml": "$ref: b.yaml",
      "api/b.yaml": "$ref: a.yaml",
    });
    expect(refused.map(({ document, pointer, why }) => `${document}#${pointer} ${why}`)).toEqual([
      "api/main.yaml#/components/schemas/Prize/items/$ref is a chain of references that leads back to itself",
      "api/main.yaml#/components/schemas/Prize/not/$ref is not a text",
      "api/a.yaml#/$ref is a chain of references that leads back to itself",
      "api/b.yaml#/$ref is a chain of references that leads back to itself",
    ]);
  });

  it("leads nowhere for those who resolve it, even where a file of the root has its name", async () => {
    const { source } = await load({
      "api/main.yaml": withSchema({ items: { $ref: "../a.yaml" }, not: { $ref: "../../a.yaml" } }),
      "a.yaml": "type: string",
    });
    expect(source && targetOf(source, "../a.yaml", "api/main.yaml")).toMatchObject({
      node: { type: "string" },
    });
    expect(source && targetOf(source, "../../a.yaml", "api/main.yaml")).toBeUndefined();
  });

  it("is the thousandth of a description", async () => {
    const items = Array.from({ length: 1002 }, (_, at) => ({ $ref: `${at}.json` }));
    const { source, refused } = await load({
      "api/main.yaml": withSchema({ anyOf: items }),
      ...Object.fromEntries(items.map(({ $ref }) => [`api/${$ref}`, {}])),
    });
    expect(source?.documents.size).toBe(1000);
    expect(refused.map(({ why }) => why)).toEqual(
      Array(3).fill("is not read: the description has more than 1000 documents"),
    );
  });
});

describe("the document itself", () => {
  it.each([
    ["openapi: 3.0.4", "3.0"],
    ["openapi: 3.1", "3.1"],
    ["openapi: 3.2.0", "3.2"],
    ["swagger: '2.0'", "2.0"],
    ["swagger: 2.0", "2.0"],
  ])("%s is version %s", async (text, version) => {
    expect((await load({ "api/main.yaml": text })).source?.version).toBe(version);
  });

  const known = "which is not compared; known are OpenAPI 3.0, 3.1, 3.2 and Swagger 2.0";
  it.each([
    ["openapi: 3.3.0", `is OpenAPI 3.3.0, ${known}`],
    ["openapi: 4", `is OpenAPI 4.0, ${known}`],
    ["openapi: 3.10.0", `is OpenAPI 3.10.0, ${known}`],
    ["swagger: '1.2'", `is Swagger 1.2, ${known}`],
    ["openapi: []", "is not an OpenAPI document: its version is neither a text nor a number"],
    ["link", "is a symbolic link"],
  ])("%s is unreadable", async (text, message) => {
    const { facts, source } = await load({ "api/main.yaml": text });
    expect(facts).toMatchObject({ state: "unreadable", problems: [{ message }] });
    expect(source).toBeUndefined();
  });

  it("keeps what YAML 1.1 would turn into something else", async () => {
    const { source } = await load({
      "api/main.yaml":
        "openapi: 3.1.0\non: yes\nat: 2024-01-01\nno: 0o17\nbig: 12345678901234567890",
    });
    expect(source?.documents.get("api/main.yaml")).toEqual({
      ...{ openapi: "3.1.0", on: "yes", at: "2024-01-01", no: 15, big: 12345678901234567000 },
    });
  });
});
