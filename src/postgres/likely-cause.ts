import type { Cause, ChangeKind, SchemaChange } from "./schema-change.ts";

/** A migration as the candidate's commit has it. */
export type Migration = { readonly path: string; readonly text: string };

/** Every change with its likely cause, as the migrations tell it; without any, nothing does. */
export function withCauses(
  changes: readonly SchemaChange[],
  migrations: readonly Migration[],
): readonly SchemaChange[] {
  if (migrations.length === 0) return changes;
  const shelf = shelve(migrations);
  return changes.map((change) => ({ ...change, cause: causeOf(change, shelf) }));
}

type Shelved = Migration & { readonly words: ReadonlySet<string> };
/** Migrations in their order, and where each word stands. */
type Shelf = {
  readonly files: readonly Shelved[];
  readonly byWord: ReadonlyMap<string, readonly number[]>;
};

function shelve(migrations: readonly Migration[]): Shelf {
  const files = [...migrations]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((migration) => ({ ...migration, words: wordsIn(migration.text) }));
  const byWord = new Map<string, number[]>();
  for (const [at, { words }] of files.entries()) {
    for (const word of words) {
      const places = byWord.get(word);
      if (places === undefined) byWord.set(word, [at]);
      else places.push(at);
    }
  }
  return { files, byWord };
}

/** Words as SQL compares them, comments aside. */
function wordsIn(text: string): ReadonlySet<string> {
  const code = text.replace(/--.*$|\/\*[\s\S]*?\*\//gm, " ").toLowerCase();
  return new Set(code.match(/[\p{L}\p{N}_$]+/gu) ?? []);
}

function causeOf(change: SchemaChange, shelf: Shelf): Cause {
  const naming = migrationsNaming(change.names, shelf).filter(({ text }) => speaksOf(change, text));
  const last = naming.at(-1);
  if (last === undefined) return { kind: "by-hand" };
  const { path: migration } = last;
  const isRun = isToldBy(change, last, naming.length === 1);
  if (isRun === undefined) return { kind: "by-hand" };
  return isRun
    ? { kind: "snapshot-not-refreshed", migration }
    : { kind: "migration-pending", migration };
}

function migrationsNaming(names: readonly string[], { files, byWord }: Shelf): readonly Shelved[] {
  const words = names.flatMap((name) => [...wordsIn(name)]);
  const [first = "", ...others] = words;
  return (byWord.get(first) ?? []).flatMap((at) => {
    const file = files[at];
    return file !== undefined && others.every((word) => file.words.has(word)) ? [file] : [];
  });
}

type Maker = { readonly before: string; readonly after: string };

const routine: Maker = {
  before:
    '\\b(?:create|alter)\\s+(?:or\\s+replace\\s+)?(?:function|procedure|routine)\\s+(?:[\\w$"]+\\.)?"?',
  after: "",
};

/** Statements that make such a change, around the name; what only calls a function or refers to a table does not. */
const makers: ReadonlyMap<ChangeKind, Maker> = new Map([
  ["function-body-changed", routine],
  ["function-attributes-changed", routine],
  [
    "row-security-changed",
    { before: "\\balter\\s+table\\s[^;]*?", after: "[^;]*\\brow\\s+level\\s+security" },
  ],
  ["owner-changed", { before: "\\balter\\s[^;]*?", after: "[^;]*\\bowner\\s+to\\b" }],
]);

function speaksOf({ kind, names }: SchemaChange, text: string): boolean {
  const maker = makers.get(kind);
  if (maker === undefined) return true;
  const { before, after } = maker;
  return new RegExp(`${before}\\b${escaped(bare(names[0] ?? ""))}(?![\\w$])${after}`, "i").test(
    text,
  );
}

/** Whether the last migration that names it leads to the database, or to the snapshot; undefined for neither. */
function isToldBy(change: SchemaChange, last: Shelved, isOnly: boolean): boolean | undefined {
  const { snapshot, database, kind, names } = change;
  if (kind.endsWith("-renamed")) return isRenamedBy(change, last);
  const drops = dropsAny(last.text, names.at(-1) ?? "");
  if (database === null) return drops;
  if (snapshot === null) return !drops;
  const [old, now] = [wordsIn(snapshot), wordsIn(database)];
  const told = names.length > 1 ? wordsBeside(names.at(-1) ?? "", last.text) : last.words;
  const leadsTo = (own: ReadonlySet<string>, other: ReadonlySet<string>) => {
    const special = [...own].filter((word) => !other.has(word));
    return special.length > 0 && special.every((word) => told.has(word));
  };
  if (leadsTo(now, old)) return true;
  return leadsTo(old, now) && !isOnly ? false : undefined;
}

/** What a text says right after a name: a column's definition, or what becomes of it. */
function wordsBeside(name: string, text: string): ReadonlySet<string> {
  const word = escaped(bare(name));
  const clause = new RegExp(
    `(?<![\\w$])${word}(?![\\w$])[^;,\\n(]*(?:\\([^)]*\\)[^;,\\n(]*)*`,
    "gi",
  );
  return wordsIn((text.match(clause) ?? []).join("\n"));
}

function dropsAny(text: string, name: string): boolean {
  return new RegExp(`\\bdrop\\s[^;]*?${escaped(bare(name))}(?![\\w$])`, "i").test(text);
}

function isRenamedBy({ before, after }: SchemaChange, { text }: Shelved): boolean | undefined {
  const [old, now] = [before, after].map((name) => escaped(bare(lastOf(name ?? ""))));
  const renames = (from?: string, to?: string) =>
    new RegExp(`\\b${from}\\b[^;]*\\bto\\b[^;]*\\b${to}\\b`, "i").test(text);
  if (renames(old, now)) return true;
  return renames(now, old) ? false : undefined;
}

function lastOf(name: string): string {
  return name.replace(/\(.*$/s, "").split(".").at(-1) ?? name;
}

function bare(name: string): string {
  return name.replaceAll('"', "");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
