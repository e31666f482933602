import { endOfLexeme, isComment, lexeme, lexemeAt } from "./lexemes.ts";
import { TokenCursor } from "./token-cursor.ts";
import { tokensOf } from "./tokens.ts";

/** One statement of a script, or one line for psql. */
export type Statement = {
  readonly kind: "sql" | "psql";
  /** Without the semicolon and without what stands before its first word. */
  readonly text: string;
  /** Of its first word, from 1. */
  readonly line: number;
  /** False when the script ends before the statement does. */
  readonly terminated: boolean;
  /** Lines of data that follow a `COPY … FROM stdin`. */
  readonly rows: number;
};

/** A script taken apart. Nothing of it is lost but comments and white space between statements. */
export type Scan = { readonly statements: readonly Statement[]; readonly comments: number };

const openParenthesis = 40;
const closeParenthesis = 41;
const semicolon = 59;
const backslash = 92;
const newline = 10;
/** Longer than any keyword that is looked for. */
const longestWord = 12;

/**
 * Splits an SQL script into statements, as PostgreSQL's own lexer would (strings, dollar quotes, nested
 * comments, `BEGIN ATOMIC` bodies, `COPY` data, lines for psql). Assumes `standard_conforming_strings`.
 */
export function scanStatements(source: string): Scan {
  const statements: Statement[] = [];
  const lineAt = lineCounterOf(source);
  let comments = 0;
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < source.length) {
    if (lexemeAt(source, at) === lexeme.space) at = endOfLexeme(source, at);
    else if (isComment(source, at)) {
      comments += 1;
      at = endOfLexeme(source, at);
    } else if (source.charCodeAt(at) === backslash) {
      const end = endOfLine(source, at);
      const text = source.slice(at, end).trimEnd();
      statements.push({ kind: "psql", text, line: lineAt(at), terminated: true, rows: 0 });
      at = end;
    } else {
      const end = endOfStatement(source, at);
      const terminated = end < source.length;
      const text = source.slice(at, end).trimEnd();
      const data = terminated && isCopyFromStdin(text) ? dataAfter(source, end + 1) : undefined;
      const rows = data?.rows ?? 0;
      if (text !== "") statements.push({ kind: "sql", text, line: lineAt(at), terminated, rows });
      at = data?.end ?? end + 1;
    }
  }
  return { statements, comments };
}

/** The index of the semicolon that ends the statement at `start`, or the script's length. */
function endOfStatement(source: string, start: number): number {
  const body = isRoutine(source, start) ? atomicBody() : undefined;
  let at = start;
  let depth = 0;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    const end = endOfLexeme(source, at);
    if (code === openParenthesis) depth += 1;
    else if (code === closeParenthesis) depth -= 1;
    else if (code === semicolon && depth <= 0 && body?.isOpen() !== true) return at;
    else if (body !== undefined && lexemeAt(source, at) === lexeme.word) {
      body.read(source, at, end, depth);
    }
    at = end;
  }
  return source.length;
}

/** Follows `BEGIN ATOMIC … END`, within which `CASE … END` nests and semicolons end nothing. */
function atomicBody() {
  let nesting = 0;
  return {
    isOpen: () => nesting > 0,
    read(source: string, at: number, end: number, depth: number): void {
      const length = end - at;
      if (length < 3 || length > 5) return;
      const word = source.slice(at, end).toUpperCase();
      if (nesting > 0) nesting += word === "CASE" ? 1 : word === "END" ? -1 : 0;
      else if (word === "BEGIN" && depth === 0 && startsAtomic(source, end)) nesting = 1;
    },
  };
}

function startsAtomic(source: string, at: number): boolean {
  return wordsFrom(source, at, 1) === "ATOMIC";
}

function isRoutine(source: string, at: number): boolean {
  return /^CREATE (?:OR REPLACE )?(?:FUNCTION|PROCEDURE)\b/.test(wordsFrom(source, at, 4));
}

/** The next few lexemes in upper case, whatever stands between them. */
function wordsFrom(source: string, start: number, count: number): string {
  const words: string[] = [];
  for (let at = start; at < source.length && words.length < count; ) {
    const end = endOfLexeme(source, at);
    const isGap = lexemeAt(source, at) === lexeme.space || isComment(source, at);
    if (!isGap) words.push(source.slice(at, Math.min(end, at + longestWord)).toUpperCase());
    at = end;
  }
  return words.join(" ");
}

function isCopyFromStdin(text: string): boolean {
  if (!/^copy\b/i.test(text)) return false;
  const cursor = new TokenCursor(text, tokensOf(text));
  return cursor.skipTo("FROM") && cursor.keyword() === "STDIN";
}

/** The data lines after a `COPY`, up to and with the line `\.`. */
function dataAfter(source: string, at: number): { readonly rows: number; readonly end: number } {
  let start = endOfLine(source, at) + 1;
  let rows = 0;
  while (start < source.length) {
    const end = endOfLine(source, start);
    if (source.slice(start, end).trimEnd() === "\\.") return { rows, end };
    rows += 1;
    start = end + 1;
  }
  return { rows, end: source.length };
}

function endOfLine(source: string, at: number): number {
  const end = source.indexOf("\n", at);
  return end === -1 ? source.length : end;
}

/** Line numbers for indexes that only grow. */
function lineCounterOf(source: string): (index: number) => number {
  let at = 0;
  let line = 1;
  return (index) => {
    for (; at < index; at += 1) if (source.charCodeAt(at) === newline) line += 1;
    return line;
  };
}
