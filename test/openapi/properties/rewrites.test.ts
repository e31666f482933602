import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDescribed } from "./grammar.ts";
import { rewrites } from "./rewrites.ts";
import { runs } from "./runs.ts";
import { changesBothWays } from "./schema-changes.ts";
import { witnessOf } from "./witness.ts";

const versions = ["3.0", "3.1"] as const;

describe("a description beside itself", () => {
  it.each(versions)("has no change in OpenAPI %s", (version) => {
    const property = fc.property(anyDescribed, (described) => {
      expect(changesBothWays(described, described, [version, version])).toEqual([]);
    });
    fc.assert(property, runs(300));
  });

  it("has no change when it is spelled for the other version", () => {
    const property = fc.property(anyDescribed, (described) => {
      expect(changesBothWays(described, described, ["3.0", "3.1"])).toEqual([]);
      expect(changesBothWays(described, described, ["3.1", "3.0"])).toEqual([]);
    });
    fc.assert(property, runs(300));
  });
});

describe.each(rewrites)("where %s", (_, rewrite) => {
  it.each(versions)("nothing changes in OpenAPI %s", (version) => {
    const property = fc.property(anyDescribed, fc.nat(9999), (described, pick) => {
      const other = rewrite(described, pick);
      expect(changesBothWays(described, other, [version, version])).toEqual([]);
      expect(changesBothWays(other, described, [version, version])).toEqual([]);
    });
    fc.assert(property, runs(200));
  });

  it("an independent validator takes and refuses the same values", () => {
    const property = fc.property(anyDescribed, fc.nat(9999), (described, pick) => {
      const other = rewrite(described, pick);
      expect(witnessOf(described, other, "request", pick).witness).toBeUndefined();
      expect(witnessOf(described, other, "response", pick).witness).toBeUndefined();
    });
    fc.assert(property, runs(40));
  });
});
