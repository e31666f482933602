import { describe, expect, it } from "vitest";
import { unwrapValue } from "../../src/environments/unwrap-value.ts";

describe("unwrapValue", () => {
  it.each([
    ["plain", "plain", "none"],
    ["", "", "none"],
    [" x", "x", "blanks"],
    ["x\r\n", "x", "blanks"],
    ["\u00a0x\u00a0", "x", "blanks"],
    ["   ", "", "blanks"],
    ['"x"', "x", "quotes"],
    ["'x", "x", "quotes"],
    [' " x " ', "x", "quotes"],
    ['""', "", "quotes"],
    ["“x”", "x", "quotes"],
    ["it's one", "it's one", "none"],
    ["two\nlines", "two\nlines", "none"],
  ])("%j", (value, core, wrapping) => {
    expect(unwrapValue(value)).toEqual({ core, wrapping });
  });

  it("takes no longer than the value's length asks for", () => {
    const value = `x${" ".repeat(1_000_000)}y`;
    expect(unwrapValue(` ${value}"`).core).toBe(value);
  });
});
