import { readSchema } from "./read-schema.ts";
import { readStatement } from "./read-statement.ts";
import { type Statement, scanStatements } from "./scan-statements.ts";
import { subjectOf } from "./schema-model.ts";
import { closingOf, elementsOf, keywordOf, nameOf, type Token, tokensOf } from "./tokens.ts";

/** A line of a dump that must not lie in version control, without what is secret in it. */
export type UnfitLine = {
  readonly line: number;
  /** In words, reading on from the line: "holds a password of user mapping …". */
  readonly message: string;
};

/** Rows, and passwords that pg_dump prints in clear: those of foreign servers, user mappings, subscriptions. */
export function unfitLinesOf(source: string): readonly UnfitLine[] {
  const rows = readSchema(source).data.map(({ line, verb, table }) => ({
    line,
    message: `is data (${verb} of ${table}), and a snapshot holds the schema alone`,
  }));
  const secrets = scanStatements(source).statements.flatMap(secretsIn);
  return [...rows, ...secrets].sort((a, b) => a.line - b.line);
}

function secretsIn(statement: Statement): readonly UnfitLine[] {
  if (statement.kind !== "sql" || !/^(CREATE|ALTER)\b/i.test(statement.text)) return [];
  if (!/^\S+\s+(SERVER|USER|FOREIGN|SUBSCRIPTION)\b/i.test(statement.text)) return [];
  const tokens = tokensOf(statement.text);
  const named = readStatement(statement.text, tokens)[0]?.named;
  const subject = named === undefined ? "the statement" : subjectOf(named);
  return [...secretOptions(tokens), ...secretConnections(tokens)].map(({ what, at }) => ({
    line: statement.line + statement.text.slice(0, at.start).split("\n").length - 1,
    message: `holds \`${what}\` of ${subject} in clear`,
  }));
}

type Secret = { readonly what: string; readonly at: Token };

/** `password_required` and `passfile` are none. */
const secretName =
  /(^|_|ssl)pass(word|wd|phrase)?$|secret|token|credential|(api|access|private)_?key/i;

function* secretOptions(tokens: readonly Token[]): Iterable<Secret> {
  for (const [at, token] of tokens.entries()) {
    if (keywordOf(token) !== "OPTIONS" || tokens[at + 1]?.text !== "(") continue;
    for (const element of elementsOf(tokens.slice(at + 2, closingOf(tokens, at + 1)))) {
      const [name, value] = element.slice(-2);
      if (name === undefined || value === undefined || value.text === "''") continue;
      if (secretName.test(nameOf(name))) yield { what: `${nameOf(name)} '…'`, at: name };
    }
  }
}

/** `CONNECTION 'host=… password=…'`, or a URL with a password in it. */
function* secretConnections(tokens: readonly Token[]): Iterable<Secret> {
  for (const [at, token] of tokens.entries()) {
    const value = tokens[at + 1];
    if (keywordOf(token) !== "CONNECTION" || value === undefined) continue;
    if (/password\s*=|:\/\/[^\s/@:]*:[^\s@]+@/i.test(value.text)) {
      yield { what: "CONNECTION '… password=…'", at: value };
    }
  }
}
