import { describe, expect, it } from "vitest";
import { ignoreList } from "../../../src/config/ignore-list.ts";
import { matches, patternOf, patternsOf } from "../../../src/postgres/ignore/name-pattern.ts";

describe("a pattern", () => {
  it.each([
    ["auth", "auth", true],
    ["auth", "auth_hooks", false],
    ["auth", "my_auth", false],
    ["auth", "Auth", false],
    ["auth*", "auth", true],
    ["auth*", "authors", true],
    ["*_2026", "events_2026", true],
    ["*_2026", "events_2026_old", false],
    ["a*b*c", "a-b-b-c", true],
    ["a*b*c", "abb", false],
    ["ab*ba", "aba", false],
    ["*", "", true],
    ["**", "anything\nat all", true],
    ["a.c", "abc", false],
    ["[a-z]+", "auth", false],
    ["_", "a", false],
    ["john.doe", "john.doe", true],
    ["j*.d*", "john.doe", true],
    ['"a*b"', "a*b", true],
    ['"a*b"', "axb", false],
    ['"Weird ""Name; x"', 'Weird "Name; x', true],
    ['"a b"*', "a b c", true],
    ["constructor", "constructor", true],
    ["__proto__", "constructor", false],
  ])("%s is of %s: %s", (pattern, name, is) => {
    expect(matches(patternOf(pattern), name)).toBe(is);
  });

  it("of a schema and a name is cut at the dot outside quotes", () => {
    expect(patternsOf('public."odd.*"_*')).toEqual([["public"], ["odd.*_", ""]]);
  });
});

describe("the configuration", () => {
  it.each([
    { schemas: ["auth", '"Weird ""Name; x"', "*"] },
    { owners: true, grants: ["john.doe"], comments: true },
    { partitions: ['public.events_*, "a.b"."c.d"'.split(", ")[1] ?? ""] },
    { presets: ["supabase", "neon", "rds", "railway"] },
  ])("takes %j", (list) => {
    expect(ignoreList.safeParse(list).success).toBe(true);
  });

  it.each([
    { schemas: [] },
    { schemas: [""] },
    { schemas: ["a b"] },
    { schemas: ['"open'] },
    { schemas: true },
    { owners: false },
    { comments: false },
    { partitions: ["events_*"] },
    { partitions: ["a.b.c"] },
    { partitions: [".b"] },
    { presets: ["heroku"] },
    { tables: ["a"] },
  ])("refuses %j", (list) => {
    expect(ignoreList.safeParse(list).success).toBe(false);
  });
});
