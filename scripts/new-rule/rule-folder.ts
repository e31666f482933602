import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** A set of rules that are each asked about one kind of facts, and the folder it is in. */
export type RuleFolder = {
  /** Absolute. */
  readonly path: string;
  /** What the set is called in the folder's index. */
  readonly set: string;
  /** The type its rules judge, and where the index has it from. */
  readonly subject: string;
  readonly subjectFrom: string;
  /** Where the index has the rule's type from. */
  readonly ruleFrom: string;
  /** The check's other sets. */
  readonly others: readonly string[];
};

/** Types of which each kind has its rule: a rule begins with the kind there, not with a file. */
const kinds = new Set(["ApiChange"]);

/** The set by its name, or the first that the check has of its own. */
export function ruleFolderOf(checkFolder: string, set: string | undefined): RuleFolder {
  if (!existsSync(join(checkFolder, "check.ts"))) {
    throw new Error(`There is no check ${basename(checkFolder)}.`);
  }
  const folders = indexesBelow(checkFolder).flatMap(setsOf);
  const names = folders.map((folder) => folder.set);
  const own = join(checkFolder, "rules");
  const chosen = folders.find(({ path, set: name }) =>
    set === undefined ? path === own : name === set,
  );
  if (chosen === undefined) throw new Error(`Say where: --in ${names.join(", --in ")}.`);
  return { ...chosen, others: names.filter((name) => name !== chosen.set) };
}

/** The check's own `rules/index.ts` first. */
function indexesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|[/\\])rules([/\\].*)?[/\\]index\.ts$/.test(path))
    .sort((a, b) => a.split(/[/\\]/).length - b.split(/[/\\]/).length || (a < b ? -1 : 1))
    .map((path) => join(folder, path));
}

function setsOf(index: string): Omit<RuleFolder, "others">[] {
  const text = readFileSync(index, "utf8");
  return [...text.matchAll(/^export const (\w+) = \{[^}]*\} satisfies RuleSet<(\w+)>;/gm)].flatMap(
    ([, set = "", subject = ""]) =>
      kinds.has(subject)
        ? []
        : [
            {
              ...{ path: dirname(index), set, subject },
              ...{ subjectFrom: sourceOf(subject, text), ruleFrom: sourceOf("RuleSet", text) },
            },
          ],
  );
}

/** The module a type is imported from. */
function sourceOf(type: string, text: string): string {
  const [, from] =
    new RegExp(`^import [^;]*\\b${type}\\b[^;]*? from "([^"]+)";`, "m").exec(text) ?? [];
  if (from === undefined) throw new Error(`The index imports no type ${type}.`);
  return from;
}
