import { describe, expect, it } from "vitest";
import { classifyPresence } from "../../src/environments/classify-presence.ts";

const source = "variable KEY";

describe("classifyPresence", () => {
  it.each([
    ["", "empty"],
    ["  ", "empty"],
    ['" "', "empty"],
    ["''", "empty"],
  ])("%j is %s", (value, state) => {
    expect(classifyPresence({ kind: "found", value, source })).toEqual({ state, source });
  });

  it.each([
    ["value", "none"],
    [" value\n", "blanks"],
    ['"value"', "quotes"],
  ])("%j is present within %s", (value, wrapping) => {
    expect(classifyPresence({ kind: "found", value, source })).toEqual({
      state: "present",
      source,
      wrapping,
      core: "value",
    });
  });

  it("tells what is missing from what is known by name", () => {
    expect(classifyPresence({ kind: "missing", sources: [source] })).toEqual({
      state: "missing",
      sources: [source],
    });
    expect(classifyPresence({ kind: "name-only", source })).toEqual({ state: "name-only", source });
  });
});
