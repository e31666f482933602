import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type AskedRule, askedRule } from "./new-rule/asked-rule.ts";
import { writeFirstCases } from "./new-rule/first-cases.ts";
import type { RuleFolder } from "./new-rule/rule-folder.ts";
import { indexWith, ruleSource } from "./new-rule/rule-source.ts";

const root = join(import.meta.dirname, "..");

/** Writes every file of a rule, so that it compiles and its cases hold; what is left to say stands as FILL IN. */
async function newRule({ check, name, folder, file, cases }: AskedRule): Promise<void> {
  writeFileSync(file, ruleSource(name, folder));
  const index = join(folder.path, "index.ts");
  writeFileSync(index, indexWith(name, folder, readFileSync(index, "utf8")));
  run(join(root, "node_modules/@biomejs/biome/bin/biome"), "check", "--write", file, index);
  const written = await writeFirstCases(check, name, cases);
  run("--import", "tsx", "scripts/generate.ts");
  tell(check, folder, [file, index, ...written]);
}

function tell(check: string, folder: RuleFolder, files: readonly string[]): void {
  const others = folder.others.map((name) => `--in ${name}`).join(", ");
  const lines = [
    ...files.map((file) => `wrote ${relative(root, file)}`),
    `The rule is in ${folder.set}, about ${folder.subject}${others === "" ? "." : `; others: ${others}.`}`,
    "Now: fill in what says FILL IN, in the rule and in the names of its cases, then",
    `  UPDATE_CASES=1 npx vitest run test/checks/${check}   # and read what it wrote`,
    "  npm run generate && npx vitest run test/architecture.test.ts",
  ];
  console.log(lines.join("\n"));
}

/** Runs node; what it says is shown only when it fails. */
function run(...argv: readonly string[]): void {
  execFileSync(process.execPath, argv, { cwd: root, encoding: "utf8" });
}

try {
  await newRule(askedRule(process.argv.slice(2), root));
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 1;
}
