import { normalised } from "./equivalences.ts";
import { dataOf, noiseOf } from "./noise.ts";
import { readStatement } from "./read-statement.ts";
import type { Statement } from "./scan-statements.ts";
import type { DataStatement, Saying } from "./schema-model.ts";
import { type Token, tokensOfStatement } from "./tokens.ts";

/** What a statement says by itself, wherever in a script it stands. */
export type Said =
  | { readonly noise: string; readonly tokens: readonly Token[] }
  | { readonly rows: Omit<DataStatement, "line"> }
  | { readonly sayings: readonly Saying[]; readonly rewritten: readonly string[] };

/** Statements by their texts, and what each says. */
export type KnownStatements = Map<string, Said>;

/** What the statement says, read once for each text where there is a book of those known. */
export function whatIsSaid(statement: Statement, known?: KnownStatements): Said {
  const before = known?.get(statement.text);
  if (before !== undefined) return before;
  const said = read(statement);
  known?.set(statement.text, said);
  return said;
}

function read(statement: Statement): Said {
  const tokens = tokensOfStatement(statement);
  const noise = noiseOf(tokens, statement);
  if (noise !== undefined) return { noise, tokens };
  const rows = dataOf(tokens);
  if (rows !== undefined) return { rows };
  const rewritten: string[] = [];
  const words = normalised(tokens, (name) => rewritten.push(name));
  return { sayings: readStatement(statement.text, words), rewritten };
}
