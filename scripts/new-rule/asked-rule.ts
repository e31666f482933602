import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { type RuleFolder, ruleFolderOf } from "./rule-folder.ts";

const usage = "npm run new-rule -- <check> <what-happened> [--in SET]";

/** A rule that is to be written, where nothing is yet. */
export type AskedRule = {
  readonly check: string;
  readonly name: string;
  readonly folder: RuleFolder;
  /** Absolute, as is `cases`, the folder of the check's cases. */
  readonly file: string;
  readonly cases: string;
};

/** What the arguments ask for, in the repository at `root`. Throws in words where it cannot be written. */
export function askedRule([check, name, option, set]: readonly string[], root: string): AskedRule {
  if (check === undefined || name === undefined || (option !== undefined && option !== "--in")) {
    throw new Error(`Usage: ${usage}`);
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name)) {
    throw new Error(`${name} says nothing that happened; expected words such as report-stale.`);
  }
  const cases = join(root, "test/checks", check, "cases");
  const folder = ruleFolderOf(join(root, "src/checks", check), set);
  const file = join(folder.path, `${name}.ts`);
  const taken = [file, join(cases, name)].find(existsSync);
  if (taken !== undefined) throw new Error(`${relative(root, taken)} is there already.`);
  return { check, name, folder, file, cases };
}
