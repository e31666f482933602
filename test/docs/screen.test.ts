import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { terminalPicture } from "../../scripts/screen/terminal-picture.ts";
import { checks } from "../../src/checks/index.ts";
import { version } from "../../src/version.ts";
import { root } from "./markdown-files.ts";

const picture = readFileSync(join(root, "docs/images/screen.svg"), "utf8");

it("the first screen shows the checks as they are called, and loads nothing", () => {
  for (const { title } of checks) expect(picture).toContain(title);
  expect(picture).toContain(`promote ${version}`);
  expect(picture.length).toBeLessThan(60_000);
  expect(picture.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
    /https?:|<script|<image|@import|url\(|\/tmp/,
  );
});

it("a picture has the text with its styles, as text", () => {
  const drawn = terminalPicture("\u001b[1m\u001b[31mno <b> & no\u001b[39m\u001b[22m then");
  expect(drawn).toContain('<tspan class="bold red">no &lt;b&gt; &amp; no</tspan> then</text>');
});

it("a line that is too wide is broken at a word", () => {
  const drawn = terminalPicture(`${"word ".repeat(30)}end`);
  const lines = [...drawn.matchAll(/preserve">(.*)<\/text>/g)].map(([, text = ""]) => text);
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line.trimEnd().length).toBeLessThanOrEqual(112);
});

it("a code without a style is refused", () => {
  expect(() => terminalPicture("\u001b[35mno")).toThrow("No style is known for the code 35.");
});
