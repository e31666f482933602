import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { anchorsOf, markdownFiles, nodesOf, root } from "./markdown-files.ts";

const files = markdownFiles();

describe.each(files)("%s", (file) => {
  it("leads nowhere that is not there", () => {
    expect(linksOf(file).flatMap((url) => faultOf(file, url) ?? [])).toEqual([]);
  });
});

it("llms.txt and README lead to every guide", () => {
  const guides = files.filter((file) => file.startsWith("docs/guides/"));
  expect(guides.length).toBeGreaterThanOrEqual(5);
  for (const from of ["llms.txt", "README.md"]) {
    expect(linksOf(from)).toEqual(expect.arrayContaining([...guides]));
  }
});

it("llms.txt leads to every document for users", () => {
  const led = new Set(linksOf("llms.txt"));
  const own = files.filter(
    (file) => file.startsWith("docs/") && !/^docs\/(decisions|runbooks)\//.test(file),
  );
  expect(own.filter((file) => !led.has(file))).toEqual([]);
});

it("the README can be read in one sitting", () => {
  expect(readFileSync(join(root, "README.md"), "utf8").split("\n").length).toBeLessThanOrEqual(350);
});

function linksOf(file: string): readonly string[] {
  return nodesOf(file).flatMap((node) =>
    node.type === "link" || node.type === "image" || node.type === "definition" ? [node.url] : [],
  );
}

function faultOf(file: string, url: string): string | undefined {
  if (/^[a-z]+:/.test(url)) return undefined;
  const [path = "", anchor] = url.split("#");
  const target = path === "" ? file : normalize(join(dirname(file), decodeURIComponent(path)));
  if (!existsSync(join(root, target))) return `${url}: ${target} is not there`;
  if (anchor === undefined || statSync(join(root, target)).isDirectory()) return undefined;
  return anchorsOf(target).has(anchor) ? undefined : `${url}: ${target} has no such heading`;
}
