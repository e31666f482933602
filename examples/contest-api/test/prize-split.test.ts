import { expect, test } from "vitest";
import { splitPrizePool } from "../src/prize-split.ts";

test("a prize pool is split by shares", () => {
  expect(splitPrizePool(10_000, [50, 30, 20])).toEqual([5_000, 3_000, 2_000]);
});

test("a split pays out the pool to the cent, odd cents to the best places", () => {
  expect(splitPrizePool(10_003, [50, 30, 20])).toEqual([5_002, 3_001, 2_000]);
});
