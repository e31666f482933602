import { expect, it } from "vitest";
import { cleaned, textCleaner } from "../../src/record/clean-text.ts";

const clean = textCleaner((text) => text.replaceAll("secret", "[redacted]"));

it("takes out what would move a cursor, keeps lines and tabs, and redacts what is left", () => {
  expect(clean("a\u001b[2Kb\r\u0007\u009bc\n\td\u007f")).toBe("a[2Kbc\n\td");
  expect(clean("se\u0000cret")).toBe("[redacted]");
  expect(clean("lone \ud800 surrogate")).toBe("lone \ufffd surrogate");
});

it("cleans every text of a value, names of members too", () => {
  expect(cleaned({ "a secret": ["\u001bx", 1, null, { b: "secret" }] }, clean)).toEqual({
    "a [redacted]": ["x", 1, null, { b: "[redacted]" }],
  });
});
