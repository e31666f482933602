import type { Part } from "../schema-model.ts";
import { canonicalOf, keywordOf, type Token, tokensOf } from "../tokens.ts";

/** A column taken apart. */
export type Column = {
  /** Canonical text. */
  readonly type: string;
  readonly collation: string;
  readonly isRequired: boolean;
  /** Canonical text; empty when it has none. */
  readonly default: string;
  /** The expression of a generated column that is stored. */
  readonly generation: string;
  readonly isVirtual: boolean;
  readonly isIdentity: boolean;
};

/** Reads what a script says of a column: where it is created, and what `ALTER COLUMN` adds. */
export function readColumn({ canonical }: Part): Column {
  const sayings = canonical.map(tokensOf);
  const definition = sayings.find((tokens) => !isAction(tokens)) ?? [];
  const actions = sayings.filter(isAction);
  const clauses = clausesOf(definition);
  const set = (what: string) =>
    actions.find(([verb, noun]) => keywordOf(verb) === "SET" && keywordOf(noun) === what);
  const generated = clauses.get("GENERATED") ?? [];
  const isIdentity = [...actions, generated].some((tokens) =>
    tokens.some((token) => keywordOf(token) === "IDENTITY"),
  );
  const expression = isIdentity ? [] : generated;
  return {
    type: canonicalOf(clauses.get("") ?? []),
    collation: canonicalOf(clauses.get("COLLATE") ?? []),
    isRequired: clauses.has("NOT") || clauses.has("PRIMARY") || set("NOT") !== undefined,
    default: canonicalOf(set("DEFAULT")?.slice(2) ?? clauses.get("DEFAULT") ?? []),
    generation: expression.some((token) => keywordOf(token) === "STORED")
      ? canonicalOf(expression)
      : "",
    isVirtual: expression.some((token) => keywordOf(token) === "VIRTUAL"),
    isIdentity,
  };
}

/** A column whose inserts may leave it out. */
export function hasValueOfItsOwn(column: Column): boolean {
  const { default: preset, generation, isVirtual, isIdentity } = column;
  return preset !== "" || generation !== "" || isVirtual || isIdentity;
}

const verbs = new Set(["SET", "ADD", "DROP", "RESET"]);

function isAction([first, second]: readonly Token[]): boolean {
  return verbs.has(keywordOf(first)) && second !== undefined && second.text !== ".";
}

const clauseWords = new Set([
  ...["COLLATE", "CONSTRAINT", "NOT", "NULL", "CHECK", "DEFAULT", "GENERATED", "UNIQUE"],
  ...["PRIMARY", "REFERENCES", "STORAGE", "COMPRESSION", "DEFERRABLE", "INITIALLY", "OPTIONS"],
]);

/** The clauses of a definition by their first word, which is left out; the type by the empty word. */
function clausesOf(tokens: readonly Token[]): ReadonlyMap<string, readonly Token[]> {
  const clauses = new Map<string, Token[]>();
  let current: Token[] = [];
  let depth = 0;
  clauses.set("", current);
  for (const [at, token] of tokens.entries()) {
    const word = keywordOf(token);
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    if (depth === 0 && clauseWords.has(word) && !isOperand(tokens, at)) {
      current = [];
      clauses.set(word, current);
    } else current.push(token);
  }
  return clauses;
}

/** `DEFAULT NULL::text`, and the NULL of NOT NULL, begin no clause. */
function isOperand(tokens: readonly Token[], at: number): boolean {
  const before = keywordOf(tokens[at - 1]);
  const isCollationOfDefault =
    keywordOf(tokens[at]) === "COLLATE" &&
    tokens.slice(0, at).some((token) => keywordOf(token) === "DEFAULT");
  return (
    isCollationOfDefault || (keywordOf(tokens[at]) === "NULL" && /^(DEFAULT|NOT)$/.test(before))
  );
}
