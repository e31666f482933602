import { expect, it } from "vitest";
import { differencesText } from "../../../src/checks/openapi-match/differences-text.ts";

const difference = (pointer: string, place: string, document = "a.json") =>
  ({ kind: "changed", pointer, place, before: "1", after: "2", document }) as const;

it("tells differences by operation, then by component, then the rest, and how many are left", () => {
  const differences = [
    difference("/info/title", "info / title"),
    difference("/components/examples/E/value", "components / examples / E / value"),
    difference("/components/schemas/A/type", "schema A: type"),
    difference("/paths/~1a/get/tags", "GET /a: tags"),
    { ...difference("/paths/~1b", "path /b"), kind: "added", before: null } as const,
    difference("/components/schemas/B/type", "schema B: type", "parts.json"),
    difference("/paths/~1a/get/responses/200/x", "GET /a response 200: x"),
  ];
  const reaches = [
    { document: "a.json", subject: "schema A", operations: ["GET /a", "GET /b"], total: 5 },
  ];
  expect(differencesText({ total: 10, differences, reaches }, "a.json", 6).split("\n")).toEqual([
    "GET /a",
    "~ tags (1 is now 2)  #/paths/~1a/get/tags",
    "~ response 200: x (1 is now 2)  #/paths/~1a/get/responses/200/x",
    "+ path /b  #/paths/~1b",
    "components / examples / E",
    "~ value (1 is now 2)  #/components/examples/E/value",
    "schema A, of GET /a, GET /b and 3 more",
    "~ type (1 is now 2)  #/components/schemas/A/type",
    "schema B in parts.json",
    "~ type (1 is now 2)  #/components/schemas/B/type",
    "… and 4 more",
  ]);
});

it("tells a value that is brief, and neither lists nor objects", () => {
  const at = (name: string) => difference(`/info/${name}`, `info / ${name}`);
  const differences = [
    { ...at("title"), kind: "added", before: null, after: "Shop [eu]" } as const,
    { ...at("license"), kind: "added", before: null, after: '{"name":"MIT"}' } as const,
    { ...at("version"), kind: "removed", before: "1.0", after: null } as const,
    { ...at("tags"), kind: "removed", before: "[1]", after: null } as const,
  ];
  expect(differencesText({ total: 4, differences, reaches: [] }, "a.json").split("\n")).toEqual([
    "info",
    "+ title (Shop [eu])  #/info/title",
    "+ license  #/info/license",
    "- version (1.0)  #/info/version",
    "- tags  #/info/tags",
  ]);
});

it("names the operations that a part of this document reaches, all of them where they are few", () => {
  const differences = [
    difference("/components/schemas/A/type", "schema A: type"),
    difference("/components/schemas/A/title", "schema A: title"),
  ];
  const reaches = ["other.json", "a.json"].map((document) => ({
    ...{ document, subject: "schema A", total: 1 },
    operations: [`GET /${document}`],
  }));
  expect(differencesText({ total: 2, differences, reaches }, "a.json").split("\n")).toEqual([
    "schema A, of GET /a.json",
    "~ type (1 is now 2)  #/components/schemas/A/type",
    "~ title (1 is now 2)  #/components/schemas/A/title",
  ]);
});

it("tells of what is gone as a whole what else is said of it", () => {
  const whole = difference("/paths/~1b", "path /b");
  const part = difference("/paths/~1b/summary", "path /b: summary");
  const told = differencesText({ total: 2, differences: [whole, part], reaches: [] }, "a.json");
  expect(told.split("\n")).toEqual([
    "path /b",
    "~ all of it (1 is now 2)  #/paths/~1b",
    "~ summary (1 is now 2)  #/paths/~1b/summary",
  ]);
});
