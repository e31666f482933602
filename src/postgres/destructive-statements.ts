import { readDestruction } from "./read-destruction.ts";
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
    | "truncates"
    | "deletes-all-rows"
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
    destructions: statements.flatMap((statement) =>
      statement.kind === "sql" ? destructionsIn(statement) : [],
    ),
    unreadable: [
      ...statements.flatMap(unreadableIn),
      ...(unclosed === undefined ? [] : [unclosed]),
    ],
  };
}

function destructionsIn({ text, line }: Statement): readonly PlacedDestruction[] {
  return readDestruction(text).map(({ at, ...destruction }) => ({
    ...destruction,
    line: line + (text.slice(0, at).split("\n").length - 1),
  }));
}

function unreadableIn({ kind, text, line }: Statement): readonly Unreadable[] {
  if (kind === "psql") return [{ line, problem: `is for psql and no SQL (${text.slice(0, 40)})` }];
  const [first] = tokensOf(text);
  if (first?.text === "(" || isStatementWord(keywordOf(first))) return [];
  const word = (first?.text ?? "").slice(0, 40);
  return [{ line, problem: `starts with ${word}, which starts no statement of PostgreSQL` }];
}
