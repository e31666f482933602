import { openCalledRoutines } from "./called-routines.ts";
import { openFreshColumns } from "./fresh-columns.ts";
import { type FoundDestruction, readDestruction } from "./read-destruction.ts";
import { type Statement, scanStatements } from "./scan-statements.ts";
import { isStatementWord } from "./statement-words.ts";
import { keywordOf, tokensOf } from "./tokens.ts";
import { unclosedIn } from "./unclosed.ts";

/** What a statement takes away that no later statement brings back, or that stays hidden from the reader. */
export type Destruction = {
  readonly kind:
    | "drops-table"
    | "drops-column"
    | "drops-object"
    | "renames-object"
    | "renames-column"
    | "truncates"
    | "deletes-all-rows"
    | "updates-all-rows"
    | "retypes-column"
    | "alters-type"
    | "opaque";
  /** What it is about, as findings name it: "table public.orders". */
  readonly object: string;
};

/** A destruction and its line in the script, from 1. */
export type PlacedDestruction = Destruction & { readonly line: number };

/** A place of a script that cannot be read as SQL; `problem` reads on from it. */
export type Unreadable = { readonly line: number; readonly problem: string };

export type ScriptReading = {
  readonly statements: number;
  readonly destructions: readonly PlacedDestruction[];
  readonly unreadable: readonly Unreadable[];
};

/** Reads a script that will be run on a database with data: what it destroys, and what nobody can read in it. */
export function readDestructions(source: string): ScriptReading {
  const { statements } = scanStatements(source);
  const unclosed = unclosedIn(source, statements);
  return {
    statements: statements.length,
    destructions: destructionsOf(statements.filter(({ kind }) => kind === "sql")),
    unreadable: [
      ...statements.flatMap(unreadableIn),
      ...(unclosed === undefined ? [] : [unclosed]),
    ],
  };
}

function destructionsOf(statements: readonly Statement[]): readonly PlacedDestruction[] {
  const routines = openCalledRoutines();
  const fresh = openFreshColumns();
  return statements.flatMap((statement) => {
    const own = readDestruction(statement.text).map((found) => placed(statement, found));
    const told = [...own, ...routines.calledBy(statement, placed)].filter(
      ({ kind, object }) => kind !== "updates-all-rows" || !fresh.has(object),
    );
    fresh.read(statement);
    return told;
  });
}

function placed({ text, line }: Statement, found: FoundDestruction): PlacedDestruction {
  const { at, ...destruction } = found;
  return { ...destruction, line: line + (text.slice(0, at).split("\n").length - 1) };
}

function unreadableIn({ kind, text, line }: Statement): readonly Unreadable[] {
  if (kind === "psql") return [{ line, problem: `is for psql and no SQL (${text.slice(0, 40)})` }];
  const [first] = tokensOf(text);
  if (first?.text === "(" || isStatementWord(keywordOf(first))) return [];
  const word = (first?.text ?? "").slice(0, 40);
  return [{ line, problem: `starts with ${word}, which starts no statement of PostgreSQL` }];
}
