import fc from "fast-check";
import { expect, it } from "vitest";
import { groupedBy } from "../../src/data/grouped-by.ts";

it("groups are in the order in which their keys come up, and keep the order within", () => {
  const words = ["beta", "alpha", "blue", "amber", "beta"];
  expect([...groupedBy(words, ([first = ""]) => first)]).toEqual([
    ["b", ["beta", "blue", "beta"]],
    ["a", ["alpha", "amber"]],
  ]);
});

it("every item is in the group of its key, and in no other", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 5 }), (items, divisor) => {
      const groups = groupedBy(items, (item) => item % divisor);
      for (const [key, group] of groups)
        expect(group).toEqual(items.filter((item) => item % divisor === key));
      expect([...groups.values()].flat()).toHaveLength(items.length);
    }),
  );
});
