import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inertButAnnotations, inertText } from "../../src/host/inert-text.ts";
import { runnerCommandsIn } from "../support/runner-commands.ts";

describe("a text for a runner", () => {
  it.each([
    ["::set-output name=a::b", "\\::set-output name=a::b"],
    ["  \t\u00a0::add-mask::x", "  \t\u00a0\\::add-mask::x"],
    ["fine\r::error::x", "fine\r\\::error::x"],
    ["fine\u2028::error::x", "fine\u2028\\::error::x"],
    ["fine\b::error::x", "fine\b\\::error::x"],
    ["\u001b[31m::error::x", "\u001b[31m\\::error::x"],
    ["\u200b:\u00ad:error::x", "\u200b\\:\u00ad:error::x"],
    ["see ##[group]x", "see #\\#[group]x"],
    ["###[group]x", "##\\#[group]x"],
    ["##VSO[task.setvariable variable=a]b", "#\\#VSO[task.setvariable variable=a]b"],
    ["#\u00ad#[group]x", "#\u00ad\\#[group]x"],
    ["##\u001b[0m#\u001b[0m", "#\\#\u001b[0m\\#\u001b[0m"],
  ])("%j reads %j", (text, inert) => {
    expect(inertText(text)).toBe(inert);
  });

  it.each(["a::b::c", "  ::text", "# [a](b)", "## Heading", "##", "x ::error::y", "std::a::b"])(
    "%j stays as it is",
    (text) => {
      expect(inertText(text)).toBe(text);
    },
  );

  it("is, in JSON, the same value", () => {
    const value = { name: "##[group]x", lines: "a\u2028::error::b" };
    for (const text of [JSON.stringify(value), JSON.stringify(value, null, 2)]) {
      expect(inertText(text)).not.toContain("##[");
      expect(inertText(text)).not.toContain("\u2028::");
      expect(JSON.parse(inertText(text))).toEqual(value);
    }
    const lines = `${JSON.stringify(value)}\n${JSON.stringify(value)}\n`;
    expect(
      inertText(lines)
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([value, value]);
  });

  it("holds no command, whatever it is made of", () => {
    const bits = ["::", ":", "#", "##[", "[", "]", "error", "set-env name=a", "group", "vso[", '"'];
    const blanks = [
      " ",
      "\t",
      "\n",
      "\r",
      "\b",
      "\u2028",
      "\u0085",
      "\u00ad",
      "\u200b",
      "\u001b[0m",
    ];
    const texts = fc.array(fc.constantFrom(...bits, ...blanks), { maxLength: 14 });
    const property = fc.property(texts, (parts) => {
      const text = inertText(parts.join(""));
      expect(runnerCommandsIn(text)).toEqual([]);
      expect(inertText(text)).toBe(text);
    });
    fc.assert(property, { numRuns: 20_000 });
  });

  it("is made in time that grows with its length", () => {
    const runs = ["\n", " ", ": ", "#", "\u200b:", "\u2028::", "\u001b[", " :\n"].map((bit) =>
      bit.repeat(300_000),
    );
    for (const run of runs) expect(inertText(run).length).toBeGreaterThanOrEqual(run.length);
  });
});

describe("annotations of the gate", () => {
  it("stay, and nothing else does", () => {
    const own = "::error title=a::b ##[group]c\n::warning file=a.ts::d\n";
    const foreign = "::set-env name=a::b\r::add-mask::x\n::error::no title\n";
    expect(runnerCommandsIn(inertButAnnotations(own + foreign)).map(({ name }) => name)).toEqual([
      "error",
      "warning",
    ]);
    expect(inertButAnnotations(own)).toBe(own.replace("##[", "#\\#["));
  });
});
