import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { writeFirstCases } from "./new-rule/first-cases.ts";
import { type RuleFolder, ruleFolderOf } from "./new-rule/rule-folder.ts";
import { indexWith, ruleSource } from "./new-rule/rule-source.ts";

const root = join(import.meta.dirname, "..");
const usage = "npm run new-rule -- <check> <what-happened> [--in SET]";

/** Writes every file of a rule, so that it compiles and its cases hold; what is left to say stands as FILL IN. */
async function newRule(check: string, name: string, set: string | undefined): Promise<void> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name)) {
    throw new Error(`${name} says nothing that happened; expected words such as report-stale.`);
  }
  const cases = join(root, "test/checks", check, "cases");
  const folder = ruleFolderOf(join(root, "src/checks", check), set);
  const ruleFile = join(folder.path, `${name}.ts`);
  const taken = [ruleFile, join(cases, name)].find(existsSync);
  if (taken !== undefined) throw new Error(`${relative(root, taken)} is there already.`);
  writeFileSync(ruleFile, ruleSource(name, folder));
  const index = join(folder.path, "index.ts");
  writeFileSync(index, indexWith(name, folder, readFileSync(index, "utf8")));
  run("node_modules/@biomejs/biome/bin/biome", "check", "--write", ruleFile, index);
  const written = await writeFirstCases(check, name, cases);
  run("node_modules/tsx/dist/cli.mjs", "scripts/generate.ts");
  tell(check, folder, [ruleFile, index, ...written]);
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

/** Runs a program of a package of ours; what it says is shown only when it fails. */
function run(program: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, program), ...args], { cwd: root, encoding: "utf8" });
}

const [check, name, option, set] = process.argv.slice(2);
try {
  if (check === undefined || name === undefined || (option !== undefined && option !== "--in")) {
    throw new Error(`Usage: ${usage}`);
  }
  await newRule(check, name, set);
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 1;
}
