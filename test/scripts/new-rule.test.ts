import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";

const root = join(import.meta.dirname, "../..");
const check = "ingestion-separation";
const withoutCopy = /^(node_modules|dist|coverage|reports|bench|examples|\.promote|\.git)$/;

/** This repository's own files in another place, with one test of cases that needs no server. */
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
    join(copy, "vitest.config.ts"),
    `import { defineConfig } from "vitest/config";\nexport default defineConfig({});\n`,
  );
  writeFileSync(
    join(copy, "tsconfig.json"),
    readFileSync(join(root, "tsconfig.json"), "utf8").replace(
      /"include": \[[^\]]*\]/,
      `"include": ["src", "scripts", "test/checks/${check}"]`,
    ),
  );
  return copy;
}

/** A program of a package of ours, run in the copy. */
async function run(copy: string, program: string, ...args: readonly string[]) {
  const argv = [join(copy, "node_modules", program), ...args];
  return execa(process.execPath, argv, { cwd: copy, reject: false, all: true });
}

type Result = { readonly title: string; readonly status: string };

function testsIn(report: string): readonly Result[] {
  const { testResults }: { testResults: { assertionResults: Result[] }[] } = JSON.parse(report);
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ title, status }) => ({ title, status })),
  );
}

it("makes every file of a rule, which compiles, whose cases hold, and which is not done yet", async () => {
  const copy = copyOfRepository();
  const newRule = (...args: string[]) =>
    run(copy, "tsx/dist/cli.mjs", "scripts/new-rule.ts", ...args);
  const made = await newRule(check, "provider-unknown");
  expect(made.all).toContain(`wrote src/checks/${check}/rules/provider-unknown.ts`);
  expect(made.exitCode).toBe(0);

  const compiled = await run(copy, "typescript/bin/tsc", "--noEmit");
  expect(compiled.all).toBe("");
  const page = readFileSync(join(copy, `docs/checks/${check}.md`), "utf8");
  expect(page).toContain(`## ${check}/provider-unknown`);

  const cases = `test/checks/${check}/${check}.test.ts`;
  const told = await run(
    copy,
    ...["vitest/vitest.mjs", "run", cases, "test/architecture.test.ts"],
    ...["--testNamePattern", "^cases |new-rule", "--reporter=json"],
  );
  const results = testsIn(told.stdout).filter(({ status }) => status !== "skipped");
  expect(results).toContainEqual({ status: "passed", title: "provider-unknown" });
  expect(results).toContainEqual({
    status: "passed",
    title: "make every rule fire, and one finds nothing",
  });
  expect(results.filter(({ status }) => status !== "passed")).toEqual([
    { status: "failed", title: "no rule is as `npm run new-rule` began it" },
  ]);

  const again = await newRule(check, "provider-unknown");
  expect(again.all).toContain("provider-unknown.ts is there already.");
  expect(again.exitCode).toBe(1);
}, 240_000);

it.each([
  [["no-such-check", "what-happened"], "There is no check no-such-check."],
  [["tests-pass", "Oops"], "Oops says nothing that happened"],
  [["deployment-checklist", "page-lost"], "Say where: --in commandRules"],
  [["tests-pass", "page-lost", "--in", "otherRules"], "Say where: --in stepRules, --in runRules."],
  [["tests-pass"], "Usage: npm run new-rule"],
])("writes nothing when asked for %j", async (args, message) => {
  const asked = await run(root, "tsx/dist/cli.mjs", "scripts/new-rule.ts", ...args);
  expect(asked.all).toContain(message);
  expect(asked.exitCode).toBe(1);
});
