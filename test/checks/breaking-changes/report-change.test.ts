import { describe, expect, it } from "vitest";
import { judgeChange } from "../../../src/checks/breaking-changes/judge.ts";
import { reportChange } from "../../../src/checks/breaking-changes/report-change.ts";
import type { ApiChange } from "../../../src/openapi/api-change.ts";
import { aChange } from "./a-change.ts";

const fingerprintOf = (changes: Partial<ApiChange> = {}) =>
  [...judgeChange(aChange(changes))][0]?.fingerprint;
const inPath = (template: string) => ({
  base: { document: "api.json", pointer: `/paths/~1contests~1${template}/get/parameters/0` },
  operations: [`GET /contests/${template}`],
});

describe("the fingerprint of a change", () => {
  it("is the same when another operation starts to use the schema, when it moves on in the new document, and in other words", () => {
    const moved = { document: "api.json", pointer: "/components/schemas/Event" };
    for (const same of [
      { operations: ["GET /archive", "POST /contests", "GET /contests"] },
      { revision: moved },
      { place: "response 200, property prize" },
      { confidence: "unproven" },
    ] satisfies Partial<ApiChange>[]) {
      expect(fingerprintOf(same)).toBe(fingerprintOf());
    }
  });

  it("is the same whatever a path parameter is called, and however a value is laid out", () => {
    expect(fingerprintOf(inPath("{id}"))).toBe(fingerprintOf(inPath("{contestId}")));
    expect(fingerprintOf({ before: "a  b\n" })).toBe(fingerprintOf({ before: "a b" }));
  });

  it("is another for another rule, place, property, value and, at a place of its own, operation", () => {
    const other = { document: "api.json", pointer: "/components/schemas/Entry/properties/prize" };
    const elsewhere = { document: "prize.json", pointer: "/properties/prize" };
    const all = [
      {},
      { kind: "response-property-renamed" },
      { base: other },
      { base: elsewhere },
      { base: { ...elsewhere, document: "voucher.json" } },
      { name: "prizes" },
      { before: "1" },
      { after: "1" },
      inPath("{id}"),
      { ...inPath("{id}"), operations: ["PUT /contests/{id}"] },
      { base: null },
      { base: null, operations: ["PUT /contests"] },
    ] satisfies Partial<ApiChange>[];
    expect(new Set(all.map(fingerprintOf)).size).toBe(all.length);
  });
});

describe("the report of a change", () => {
  it("says both sides with their places, and what could not be proved", () => {
    const at = (document: string) => ({ document, pointer: "/components/schemas/Contest" });
    const { detail } = reportChange(
      aChange({
        operations: ["POST /contests"],
        before: "1",
        base: at("old.json"),
        revision: at("new.json"),
        confidence: "unproven",
      }),
      "changed.",
    );
    expect(detail?.split("\n")).toEqual([
      "Before: 1 (old.json#/components/schemas/Contest)",
      "Now: see new.json#/components/schemas/Contest",
      "It could not be proved that clients bear it.",
    ]);
  });

  it("says what was there before where no place is known", () => {
    const change = aChange({ operations: ["POST /contests"], base: null, before: "1" });
    expect(reportChange(change, "changed.").detail).toBe("Before: 1");
  });

  it("counts the operations and shows twenty of them", () => {
    const operations = Array.from({ length: 31 }, (_, index) => `GET /${index}`);
    const lines = reportChange(aChange({ operations }), "changed.").detail?.split("\n") ?? [];
    expect(lines[1]).toBe("The same change reaches 30 more operations:");
    expect(lines.slice(2)).toEqual([...operations.slice(1, 21), "… and 10 more"]);
    const few = reportChange(aChange({ operations: operations.slice(0, 21) }), "changed.");
    expect(few.detail?.split("\n").slice(2)).toEqual(operations.slice(1, 21));
  });

  it.each([
    ["response 201, property prize", "prize", "response 201, property prize"],
    ["response 201, property a.prize", "prize", "response 201, property a.prize"],
    ["response 201, property a", "prize", "response 201, property a.prize"],
    ["response 201, property surprize", "prize", "response 201, property surprize.prize"],
    ["response 201", "prize", "response 201, property prize"],
    ["response 201", "", "response 201, a property"],
    ["response 201, property a, item", "prize", "response 201, property a, item, property prize"],
    ["property a", "prize", "property a.prize"],
    ["property a", "", "property a"],
    ["", "prize", "property prize"],
  ])("is about %j and property %j as %j", (place, name, subject) => {
    expect(reportChange(aChange({ place, name }), "changed.", "property").subject).toBe(
      `POST /contests ${subject}`,
    );
  });

  it.each([
    ["response 201, property a", "X-Rate", "response 201, property a, header X-Rate"],
    ["header links.next", "next", "header links.next, header next"],
    ["header X-Rate", "X-Rate", "header X-Rate"],
  ])("is about %j and header %j as %j", (place, name, subject) => {
    const { subject: told } = reportChange(aChange({ place, name }), "changed.", "header");
    expect(told).toBe(`POST /contests ${subject}`);
  });
});
