import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { askedRule } from "../../scripts/new-rule/asked-rule.ts";
import type { ingestionSeparation as here } from "../../src/checks/ingestion-separation/check.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const root = join(import.meta.dirname, "../..");
const check = "ingestion-separation";
const withoutCopy = /^(node_modules|dist|coverage|reports|bench|examples|\.promote|\.git)$/;

/** This repository's own files in another place, with the tests of one check. */
function copyOfRepository(): string {
  const copy = temporaryFolder();
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => {
      const parts = relative(root, path).split(/[/\\]/);
      const isOtherTest = parts[0] === "test" && parts[1] === "checks" && parts.length > 2;
      return !withoutCopy.test(parts[0] ?? "") && (!isOtherTest || parts[2] === check);
    },
  });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  writeFileSync(
    join(copy, "tsconfig.json"),
    readFileSync(join(root, "tsconfig.json"), "utf8").replace(
      /"include": \[[^\]]*\]/,
      `"include": ["src/checks/${check}"]`,
    ),
  );
  return copy;
}

/** Runs node in a copy, or here. */
async function run(cwd: string, ...argv: readonly string[]) {
  return execa(process.execPath, argv, { cwd, reject: false, all: true });
}

/** What the check of the copy finds in each of its cases, and what the case states. */
async function foundIn(copy: string) {
  const file = join(copy, `src/checks/${check}/check.ts`);
  const { ingestionSeparation }: { ingestionSeparation: typeof here } = await import(file);
  const cases = join(copy, "test/checks", check, "cases");
  const read = (name: string, part: string) =>
    JSON.parse(readFileSync(join(cases, name, part), "utf8"));
  return readdirSync(cases).map((name) => ({
    name,
    found: [...ingestionSeparation.judge(read(name, "facts.json"))],
    stated: read(name, "expected.json"),
  }));
}

it("makes every file of a rule, which compiles, whose cases hold, and which is not done yet", async () => {
  const copy = copyOfRepository();
  const args = ["scripts/new-rule.ts", check, "provider-unknown"];
  const made = await run(copy, "--import", "tsx", ...args);
  expect(made.all).toContain(`wrote src/checks/${check}/rules/provider-unknown.ts`);
  expect(made.exitCode).toBe(0);

  const compiled = await run(copy, "node_modules/typescript/bin/tsc", "--noEmit");
  expect(compiled.all).toBe("");
  const page = readFileSync(join(copy, `docs/checks/${check}.md`), "utf8");
  expect(page).toContain(`## ${check}/provider-unknown`);

  const cases = await foundIn(copy);
  const names = ["provider-unknown", "provider-unknown-near-miss--fill-in"];
  expect(cases.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  for (const { name, found, stated } of cases) expect(found, name).toMatchObject(stated);
  const rulesOf = (wanted: string) =>
    cases.find(({ name }) => name === wanted)?.found.map(({ rule }) => rule);
  expect(names.map(rulesOf)).toEqual([[`${check}/provider-unknown`], []]);
  // By these marks test/architecture.test.ts tells that it is not done yet.
  const rule = readFileSync(join(copy, `src/checks/${check}/rules/provider-unknown.ts`), "utf8");
  expect(rule).toContain("FILL IN");

  const again = () => askedRule([check, "provider-unknown"], copy);
  expect(again).toThrow("provider-unknown.ts is there already.");
});

it.each([
  [["no-such-check", "what-happened"], "There is no check no-such-check."],
  [["tests-pass", "Oops"], "Oops says nothing that happened"],
  [["deployment-checklist", "page-lost"], "Say where: --in commandRules"],
  [["tests-pass", "page-lost", "--in", "otherRules"], "Say where: --in stepRules, --in runRules."],
  [["tests-pass"], "Usage: npm run new-rule"],
])("writes nothing when asked for %j", (args, message) => {
  expect(() => askedRule(args, root)).toThrow(message);
});

it("says why nothing is written, and exits with 1", async () => {
  const asked = await run(root, "--import", "tsx", "scripts/new-rule.ts", "tests-pass");
  expect(asked.all).toContain("Usage: npm run new-rule");
  expect(asked.exitCode).toBe(1);
});
