import { describe, expect, it } from "vitest";
import { faultReportOf, GateFault, reasonOf } from "../../src/gate/fault.ts";

const missing = { variable: "X", usedFor: "a test" };
const message = "The environment variable X (a test) is not set.";
const remedy = "Set X where promote runs, then run again.";

describe("a fault", () => {
  it("says what it is about before what is wrong", () => {
    expect(new GateFault("run/variable-missing", missing).message).toBe(message);
    expect(new GateFault("run/variable-missing", missing, { about: "Item smoke" }).message).toBe(
      `Item smoke: ${message}`,
    );
  });

  it("has a cause only where one is known", () => {
    const cause = new Error("it broke");
    expect(new GateFault("run/variable-missing", missing, { cause }).cause).toBe(cause);
    expect(new GateFault("run/variable-missing", missing)).not.toHaveProperty("cause");
  });
});

describe("the report", () => {
  const code = "run/variable-missing";

  it.each([
    ["without detail", {}, { code, message, remedy }],
    [
      "with detail",
      { detail: "line 1\nline 2" },
      { code, message, remedy, detail: "line 1\nline 2" },
    ],
    ["with a cause, which stays out", { cause: new Error("a secret") }, { code, message, remedy }],
  ])("of a fault %s", (_, options, expected) => {
    expect(faultReportOf(new GateFault(code, missing, options))).toStrictEqual(expected);
  });

  it.each([
    [new TypeError("x is not\n  a function"), "x is not a function"],
    ["a text", "a text"],
    [undefined, "undefined"],
    [null, "null"],
    [{ code: "run/variable-missing", message: "no fault of ours" }, "[object Object]"],
  ])("of %s, which is no fault, is of a defect", (thrown, reason) => {
    expect(faultReportOf(thrown)).toStrictEqual({
      code: "gate/defect",
      message: `promote met a defect of its own: ${reason}`,
      remedy: "Report it with the log of this run; until then nothing was decided.",
    });
  });
});

it.each([
  ["one line", "one line"],
  ["two\nlines", "two lines"],
  ["two\r\n\t  lines, further in", "two lines, further in"],
  ["\n ends and begins with nothing\n", "ends and begins with nothing"],
  ["", ""],
])("the words of %j are %j, thrown as text and as an error", (said, words) => {
  expect(reasonOf(said)).toBe(words);
  expect(reasonOf(new Error(said))).toBe(words);
});
