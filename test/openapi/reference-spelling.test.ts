import { describe, expect, it } from "vitest";
import { referenceSpelling, spelledMapping } from "../../src/openapi/reference-spelling.ts";

const spelling = referenceSpelling("docs/api/openapi.yaml");

describe("the spelling of a reference", () => {
  it.each([
    "#/components/schemas/A~1B",
    "openapi.yaml#/components/schemas/A~1B",
    "./openapi.yaml#/components/schemas/A~1B",
    "../api/openapi.yaml#/components/schemas/A~1B",
    "../api/open%61pi.yaml#/components/schemas/A%7E1B",
    "#/components/%73chemas/A~1B",
  ])("is one for all that lead to the same place: %s", (reference) => {
    expect(spelling(reference)).toBe("#/components/schemas/A~1B");
  });

  it.each([
    ["schemas.yaml#", "docs/api/schemas.yaml#"],
    ["schemas.yaml", "docs/api/schemas.yaml#"],
    ["../common/money.json#/Money", "docs/common/money.json#/Money"],
    ["#/components/schemas/caf%C3%A9", "#/components/schemas/café"],
    ["#/a%ZZ%FF", "#/a%ZZ%FF"],
    ["#A", "#A"],
    ["https://a.example/b.yaml#/A%2DB", "https://a.example/b.yaml#/A-B"],
    ["/etc/passwd", "/etc/passwd#"],
    ["../../../openapi.yaml#/A", "../../../openapi.yaml#/A"],
    ["..%2F..%2F../openapi.yaml#/A", "..%2F..%2F../openapi.yaml#/A"],
  ])("of %s is %s", (reference, expected) => {
    expect(spelling(reference)).toBe(expected);
  });

  it("names other documents as the first description does", () => {
    const named = referenceSpelling("build/o.json", (path) => path.replace("build/", "docs/"));
    expect(named("parts/a.json#/A")).toBe("docs/parts/a.json#/A");
    expect(named("./o.json#/A")).toBe("#/A");
  });

  it("takes the name of a schema in a discriminator for a reference to it", () => {
    expect(spelledMapping(spelling, "Cat")).toBe(
      spelledMapping(spelling, "#/components/schemas/Cat"),
    );
    expect(spelledMapping(spelling, "cat.yaml")).toBe("docs/api/cat.yaml#");
  });
});
