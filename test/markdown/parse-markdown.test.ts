import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../src/markdown/parse-markdown.ts";
import { aMarkdown } from "../checks/deployment-checklist/items/document/a-document.ts";

const tooMany = "has too many lists and quotes for its parser";

describe("parseMarkdown", () => {
  it.each([
    [">".repeat(20_000), "nests deeper than 100 levels"],
    ["- ".repeat(20_000), "nests deeper than 100 levels"],
    ["1. ".repeat(20_000), "nests deeper than 100 levels"],
    [deepList(120), "nests deeper than 100 levels"],
    ["[".repeat(3_000) + "]".repeat(3_000), "has more than 2000 brackets in one paragraph"],
    ["a".repeat(300_000), "is larger than 256 KiB"],
    ["a\0b", "is not text"],
    ["> a\n\nb\n".repeat(9_000), tooMany],
    ["> a\n\n".repeat(9_000), tooMany],
    ["- a\n\n***\n".repeat(9_000), tooMany],
    ["- a\n  - b\n".repeat(9_000), tooMany],
    ["- - - a\n".repeat(9_000), tooMany],
    ["1. a\n".repeat(50_000), tooMany],
    [`${"> ".repeat(15)}a\n\nb\n`.repeat(5_000), tooMany],
  ])("refuses %#", (text, refused) => {
    expect(parseMarkdown(text)).toEqual({ refused });
  });

  it.each([deepList(30), "> ".repeat(15), `${"a [b](c)\n".repeat(1_000)}`, longRunbook()])(
    "parses %#",
    (text) => {
      expect(parseMarkdown(text)).toHaveProperty("root");
    },
  );

  it("keeps the lines' numbers without front matter and comments", () => {
    const text = "---\nname: a\n---\n# A\n\n<!-- one\ntwo --> three\n";
    expect(parseMarkdown(text)).toMatchObject({
      lines: ["", "", "", "# A", "", "        ", expect.stringMatching(/^ +(three)?$/), ""],
    });
  });

  it("keeps no comment within other HTML, and none that is written as a definition", () => {
    const text =
      "<div>\n<!-- one\ntwo --> three\n</div>\n\n- <!-- four -->\n  five\n\n[//]: # (six)\n";
    const { lines } = aMarkdown(text);
    expect(lines.map((line) => line.trim())).toEqual([
      "<div>",
      "",
      "three",
      "</div>",
      "",
      "-",
      "five",
      "",
      "",
      "",
    ]);
    expect(lines.every((line, at) => line.length === text.split("\n")[at]?.length)).toBe(true);
  });

  it("takes a rule at the top for no front matter", () => {
    const read = parseMarkdown("---\n\nTODO: all\n\n---\n");
    expect("lines" in read && read.lines[2]).toBe("TODO: all");
  });
});

function deepList(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${"  ".repeat(level)}- a`).join("\n");
}

/** 100 KiB of numbered steps, each with a list and a fence. */
function longRunbook(): string {
  const step = `1. Stop the service.\n\n   - ${"Watch the queue. ".repeat(10)}\n\n   \`\`\`sh\n   stop\n   \`\`\`\n\n`;
  return `## Steps\n\n${step}`.repeat(Math.floor(102_400 / step.length));
}
