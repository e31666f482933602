import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const page = readFileSync(join(root, "docs/dependencies.md"), "utf8");

/** The packages of a section's table. */
function packagesIn(heading: string): string[] {
  const [, section = ""] = page.split(`## ${heading}\n`);
  const [table = ""] = section.split("\n## ");
  return [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = ""]) => name);
}

it("docs/dependencies.md has every package, once, and no other", () => {
  expect(Object.keys(manifest.dependencies ?? {})).toEqual([]);
  const development = [...packagesIn("Bundled"), ...packagesIn("Development only")];
  expect(development.sort()).toEqual(Object.keys(manifest.devDependencies).sort());
  expect(packagesIn("Optional").sort()).toEqual(Object.keys(manifest.optionalDependencies).sort());
});

it("says of each what it does and what there would be without it", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("| `"));
  const cells = rows.map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
  expect(cells.filter((row) => row.includes("") || row.length < 3)).toEqual([]);
});
