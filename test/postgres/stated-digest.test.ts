import { expect, it } from "vitest";
import { compareDigest, digestWordsOf } from "../../src/postgres/stated-digest.ts";

const [hex, other] = ["ab".repeat(32), "cd".repeat(32)];

it.each([
  [digestWordsOf(hex), "same"],
  [digestWordsOf(other), "different"],
  [`v99 sha256:${hex}`, "incomparable"],
  [`sha256:${hex}`, "incomparable"],
  ["v99 sha256:short", "different"],
  ["nonsense", "different"],
])("says of %s: %s", (stated, expected) => {
  expect(compareDigest(stated, hex)).toBe(expected);
});
