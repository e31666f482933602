import { describe, expect, it } from "vitest";
import {
  counted,
  downTo,
  fromTo,
  over,
  under,
  upTo,
  was,
} from "../../../src/checks/breaking-changes/words.ts";

describe("words of changes", () => {
  it("say limits that are within and limits that are not", () => {
    expect([over("100"), over("less than 100")]).toEqual(["above 100", "of 100 and above"]);
    expect([under("5"), under("more than 5")]).toEqual(["below 5", "of 5 and below"]);
    expect([upTo("100"), upTo("less than 100")]).toEqual(["up to 100", "of less than 100"]);
    expect([downTo("-5"), downTo("more than -5")]).toEqual(["down to -5", "of more than -5"]);
  });

  it("say both sides, one or none", () => {
    expect(fromTo("a", "b")).toBe(" (before: a; now: b)");
    expect(fromTo("a", null)).toBe(" (before: a)");
    expect(fromTo("", "b")).toBe(" (now: b)");
    expect(fromTo(null, null)).toBe("");
    expect(was("0")).toBe(" (before: 0)");
  });

  it("count", () => {
    expect([counted("1", "item", "items"), counted("0", "item", "items")]).toEqual([
      "1 item",
      "0 items",
    ]);
  });
});
