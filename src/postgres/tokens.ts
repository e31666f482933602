import { endOfLexeme, isComment, lexeme, lexemeAt } from "./lexemes.ts";
import type { Statement } from "./scan-statements.ts";

/** A piece of a statement that is neither white space nor comment, and where it stands. */
export type Token = { readonly text: string; readonly start: number; readonly end: number };

/** A statement's tokens in order. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const end = endOfLexeme(text, at);
    if (lexemeAt(text, at) !== lexeme.space && !isComment(text, at)) {
      tokens.push({ text: text.slice(at, end), start: at, end });
    }
    at = end;
  }
  return tokens;
}

/** A statement's tokens; a line for psql is no SQL, and one token. */
export function tokensOfStatement({ kind, text }: Statement): readonly Token[] {
  return kind === "psql" ? [{ text, start: 0, end: text.length }] : tokensOf(text);
}

/** Two texts that differ in white space and comments outside strings only have the same canonical text. */
export function canonicalOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(" ");
}

/** A keyword as compared: upper case; a quoted name is none. */
export function keywordOf(token: Token | undefined): string {
  if (token === undefined) return "";
  const first = token.text.charCodeAt(0);
  return first === doubleQuote || first === quote ? "" : token.text.toUpperCase();
}

const doubleQuote = 34;
const quote = 39;

/** Whether a token is a keyword, which is given in upper case. */
export function isKeyword(token: Token | undefined, keyword: string): boolean {
  if (token === undefined || token.text.length !== keyword.length) return false;
  return token.text === keyword || token.text.toUpperCase() === keyword;
}

/** How many keywords the words are, where they come at `at`; zero where they do not. */
export function countOfWords(tokens: readonly Token[], at: number, words: string): number {
  const wanted = wordsIn(words);
  const isThere = wanted.every((word, ahead) => isKeyword(tokens[at + ahead], word));
  return isThere ? wanted.length : 0;
}

/** Grows by the words the readers look for, which are as many as they are. */
const knownWords = new Map<string, readonly string[]>();

function wordsIn(words: string): readonly string[] {
  const known = knownWords.get(words) ?? words.split(" ");
  knownWords.set(words, known);
  return known;
}

/** A name as PostgreSQL sees it, quoted only where it must be: majors quote different keywords. */
export function nameOf(token: Token | undefined): string {
  if (token === undefined) return "";
  if (!token.text.startsWith('"')) return token.text.toLowerCase();
  const inner = token.text.slice(1, -1).replaceAll('""', '"');
  return /^[a-z_][a-z0-9_$]*$/.test(inner) ? inner : token.text;
}

/** The index of the parenthesis that closes the one at `open`, or the last token's. */
export function closingOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (tokens[at]?.text === "(") depth += 1;
    if (tokens[at]?.text === ")") depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length - 1;
}

/** The elements of a list that commas separate, commas inside brackets aside. */
export function elementsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const elements: Token[][] = [];
  let current: Token[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === "(" || token.text === "[") depth += 1;
    if (token.text === ")" || token.text === "]") depth -= 1;
    if (token.text === "," && depth === 0) {
      elements.push(current);
      current = [];
    } else current.push(token);
  }
  if (current.length > 0) elements.push(current);
  return elements;
}
