import { expect, it } from "vitest";
import { exitCodeOf, exitCodes } from "../../src/gate/result.ts";

it.each([
  ["cleared", 0],
  ["blocked", 1],
  ["undecided", 2],
] as const)("a run that is %s exits with %i", (outcome, code) => {
  expect(exitCodeOf(outcome)).toBe(code);
});

it("exit codes are what scripts rely on", () => {
  expect(exitCodes).toEqual({ yes: 0, no: 1, unknown: 2, half: 3, misuse: 64 });
});
