import { describe, expect, it } from "vitest";
import type { ApiSource } from "../../src/openapi/api-source.ts";
import { compareDescriptions } from "../../src/openapi/compare-descriptions.ts";
import type { ApiDocument } from "../../src/openapi/document.ts";

function description(entry: string, documents: Readonly<Record<string, ApiDocument>>): ApiSource {
  return { entry, version: "3.1", documents: new Map(Object.entries(documents)) };
}

const root = (reference: string): ApiDocument => ({
  openapi: "3.1.0",
  components: { schemas: { A: { $ref: reference } } },
});
const money = (type: string): ApiDocument => ({ Money: { type } });

const committed = description("docs/openapi.yaml", {
  "docs/openapi.yaml": root("schemas/money.yaml#/Money"),
  "docs/schemas/money.yaml": money("string"),
});

const saidOf = (before: ApiSource, after: ApiSource) =>
  compareDescriptions(before, after).differences.map(
    ({ kind, document, pointer }) => `${kind} ${document}#${pointer}`,
  );

describe("two descriptions of several documents", () => {
  it("are the same with other spellings of their references, which are counted", () => {
    const other = description("docs/openapi.yaml", {
      "docs/openapi.yaml": root("./schemas/../schemas/money.yaml#/%4Doney"),
      "docs/schemas/money.yaml": money("string"),
    });
    const { differences, cosmetics, texts } = compareDescriptions(committed, other);
    expect(differences).toEqual([]);
    expect(cosmetics).toEqual({ keyOrders: 0, listOrders: 0, references: 1 });
    expect(texts).toEqual([]);
  });

  it("go by their entries, and by what lies beside them", () => {
    const generated = description("build/api.json", {
      "build/api.json": root("schemas/money.yaml#/Money"),
      "build/schemas/money.yaml": money("string"),
    });
    expect(saidOf(committed, generated)).toEqual([]);
    const shared = description("openapi.json", {
      "openapi.json": root("docs/schemas/money.yaml#/Money"),
      "docs/schemas/money.yaml": money("string"),
    });
    expect(saidOf(committed, shared)).toEqual([]);
  });

  it("differ in the document that differs", () => {
    const generated = description("docs/openapi.yaml", {
      "docs/openapi.yaml": root("schemas/money.yaml#/Money"),
      "docs/schemas/money.yaml": money("integer"),
    });
    expect(saidOf(committed, generated)).toEqual(["changed docs/schemas/money.yaml#/Money/type"]);
    expect(compareDescriptions(committed, generated).texts).toMatchObject([
      { document: "docs/schemas/money.yaml" },
    ]);
  });

  it("differ in a document that only one of them reaches", () => {
    const bundled = description("docs/openapi.yaml", { "docs/openapi.yaml": root("#/x") });
    expect(saidOf(committed, bundled)).toEqual([
      "changed docs/openapi.yaml#/components/schemas/A/$ref",
      "removed docs/schemas/money.yaml#",
    ]);
    expect(saidOf(bundled, committed)).toContain("added docs/schemas/money.yaml#");
  });
});
