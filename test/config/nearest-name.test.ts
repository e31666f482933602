import { expect, it } from "vitest";
import { nearestName } from "../../src/config/nearest-name.ts";

const known = ["tests-pass", "schema-snapshot", "git/failed", "url", "id"];

it.each([
  ["test-pass", "tests-pass"],
  ["Tests-Pass", "tests-pass"],
  ["schema-snaphsot", "schema-snapshot"],
  ["git/faild", "git/failed"],
  ["ur", "url"],
])("%s may mean %s", (given, name) => {
  expect(nearestName(given, known)).toBe(name);
});

it.each(["", "zebra", "git/moved", "tests", "pass-the-tests"])("%j means none of them", (given) => {
  expect(nearestName(given, known)).toBeUndefined();
});

it("means nothing where nothing is known", () => {
  expect(nearestName("tests-pass", [])).toBeUndefined();
});
