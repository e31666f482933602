import type { Part } from "./schema-model.ts";
import { canonicalOf, keywordOf, type Token, tokensOf } from "./tokens.ts";

/** A column taken apart; texts are canonical, and empty where it has none. */
export type Column = {
  readonly type: string;
  readonly collation: string;
  readonly isRequired: boolean;
  /** What its NOT NULL says beside that. */
  readonly required: string;
  readonly default: string;
  /** The expression of a generated column that is stored. */
  readonly generation: string;
  readonly isVirtual: boolean;
  readonly isIdentity: boolean;
  /** How its values come to be: as an identity, or by an expression. */
  readonly generated: string;
  /** How its values are stored and counted, sorted. */
  readonly storage: string;
  /** What it says beside all that. */
  readonly rest: string;
};

/** Reads what a script says of a column: where it is created, and what `ALTER COLUMN` adds. */
export function readColumn({ canonical }: Pick<Part, "canonical">): Column {
  const sayings = canonical.map(tokensOf);
  const definitions = sayings.filter((tokens) => !isAction(tokens));
  const actions = sayings.filter(isAction);
  const clauses = clausesOf(definitions[0] ?? []);
  const clause = (word: string) => clauses.find(([first]) => first === word)?.[1];
  const set = (what: string) =>
    actions.find(([verb, noun]) => keywordOf(verb) === "SET" && keywordOf(noun) === what);
  const added = actions.find(isGeneration);
  const generated = clause("GENERATED") ?? added?.slice(2) ?? [];
  const isIdentity = [...actions, generated].some((tokens) =>
    tokens.some((token) => keywordOf(token) === "IDENTITY"),
  );
  const expression = isIdentity ? [] : generated;
  const notNull = clause("NOT") ?? set("NOT")?.slice(2);
  const told = new Set(["", "COLLATE", "NOT", "DEFAULT", "GENERATED", ...storageWords]);
  const isTold = ([word]: Clause, at: number) =>
    told.has(word) && clauses.findIndex(([first]) => first === word) === at;
  return {
    type: canonicalOf(clause("") ?? []),
    collation: canonicalOf(clause("COLLATE") ?? []),
    isRequired: notNull !== undefined || clause("PRIMARY") !== undefined,
    required: canonicalOf((notNull ?? []).filter((token) => keywordOf(token) !== "NULL")),
    default: canonicalOf(set("DEFAULT")?.slice(2) ?? clause("DEFAULT") ?? []),
    generation: expression.some((token) => keywordOf(token) === "STORED")
      ? canonicalOf(expression)
      : "",
    isVirtual: expression.some((token) => keywordOf(token) === "VIRTUAL"),
    isIdentity,
    generated: canonicalOf(generated),
    storage: linesOf(
      clauses.filter((one, at) => storageWords.includes(one[0]) && isTold(one, at)).map(wordsOf),
      actions.filter(isStorage),
    ),
    rest: linesOf(
      clauses.filter((one, at) => !isTold(one, at)).map(wordsOf),
      actions.filter((one) => one !== added && !isStorage(one) && !isSetting(one)),
      definitions.slice(1),
    ),
  };
}

type Clause = readonly [word: string, tokens: readonly Token[]];

const storageWords = ["STORAGE", "COMPRESSION"];

function wordsOf([word, tokens]: Clause): readonly Token[] {
  return [{ text: word, start: 0, end: 0 }, ...tokens];
}

function linesOf(...groups: readonly (readonly (readonly Token[])[])[]): string {
  return groups.flat().map(canonicalOf).sort().join("\n");
}

function isGeneration([verb, noun]: readonly Token[]): boolean {
  return keywordOf(verb) === "ADD" && keywordOf(noun) === "GENERATED";
}

/** `SET STORAGE …`, `SET STATISTICS …`, `SET (n_distinct = …)`. */
function isStorage([verb, noun]: readonly Token[]): boolean {
  return keywordOf(verb) === "SET" && !/^(NOT|DEFAULT)$/.test(keywordOf(noun));
}

function isSetting([verb, noun]: readonly Token[]): boolean {
  return keywordOf(verb) === "SET" && /^(NOT|DEFAULT)$/.test(keywordOf(noun));
}

/** A column whose inserts may leave it out. */
export function hasValueOfItsOwn(column: Column): boolean {
  const { default: preset, generation, isVirtual, isIdentity } = column;
  return preset !== "" || generation !== "" || isVirtual || isIdentity;
}

const verbs = new Set(["SET", "ADD", "DROP", "RESET", "OPTIONS"]);

function isAction([first, second]: readonly Token[]): boolean {
  return verbs.has(keywordOf(first)) && second !== undefined && second.text !== ".";
}

const clauseWords = new Set([
  ...["COLLATE", "CONSTRAINT", "NOT", "NULL", "CHECK", "DEFAULT", "GENERATED", "UNIQUE"],
  ...["PRIMARY", "REFERENCES", "STORAGE", "COMPRESSION", "DEFERRABLE", "INITIALLY", "OPTIONS"],
]);

/** The clauses of a definition by their first word, which is left out; the type by the empty word. */
function clausesOf(tokens: readonly Token[]): readonly Clause[] {
  let current: Token[] = [];
  let depth = 0;
  const clauses: Clause[] = [["", current]];
  for (const [at, token] of tokens.entries()) {
    const word = keywordOf(token);
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    if (depth === 0 && clauseWords.has(word) && !isOperand(tokens, at)) {
      current = [];
      clauses.push([word, current]);
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
