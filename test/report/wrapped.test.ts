import { describe, expect, it } from "vitest";
import { hanging, wrapped, wrappedLines } from "../../src/report/wrapped.ts";

const words = "one two three four five six seven eight nine ten eleven";

describe("text at a terminal", () => {
  it("is broken between words", () => {
    expect(wrapped(words, 40)).toEqual([
      "one two three four five six seven eight",
      "nine ten eleven",
    ]);
  });

  it("keeps what is longer than a line whole, and what stands between backticks", () => {
    const path = "x".repeat(60);
    expect(wrapped(`see ${path} there`, 40)).toEqual(["see", path, "there"]);
    expect(wrapped("it is mended by one command, `promote check --only a`.", 40)).toEqual([
      "it is mended by one command,",
      "`promote check --only a`.",
    ]);
  });

  it("goes on below its first line", () => {
    expect(hanging("  why  ", words, 47)).toEqual([
      "  why  one two three four five six seven eight",
      "       nine ten eleven",
    ]);
    expect(wrappedLines(`1. ${words}\n-- short`, 43)).toBe(
      "1. one two three four five six seven eight\n   nine ten eleven\n-- short",
    );
  });

  it("stays as it is where nobody sits at one", () => {
    expect(wrapped(`two  blanks ${words}`, Number.POSITIVE_INFINITY)).toEqual([
      `two  blanks ${words}`,
    ]);
    expect(wrappedLines(words, undefined)).toBe(words);
  });
});
