import type { Unreadable } from "./destructive-statements.ts";
import { endOfLexeme, lexeme, lexemeAt } from "./lexemes.ts";
import type { Statement } from "./scan-statements.ts";

/**
 * The first string, name or comment that a script opens and never closes: whatever stands behind it looks like a part of
 * it. A script with rows of `COPY` is looked at from the statement after the last of them.
 */
export function unclosedIn(
  source: string,
  statements: readonly Statement[],
): Unreadable | undefined {
  let depth = 0;
  let opened = 0;
  for (let at = startOf(source, statements); at < source.length; ) {
    const end = endOfLexeme(source, at);
    const problem = end === source.length ? problemOf(source.slice(at, end)) : undefined;
    if (problem !== undefined) return { line: lineOf(source, at), problem };
    if (source[at] === "(") {
      if (depth === 0) opened = at;
      depth += 1;
    }
    if (source[at] === ")") depth -= 1;
    at = end;
  }
  if (depth <= 0) return undefined;
  return { line: lineOf(source, opened), problem: "opens a parenthesis that nothing closes" };
}

function startOf(source: string, statements: readonly Statement[]): number {
  const afterRows = statements[statements.findLastIndex(({ rows }) => rows > 0) + 1];
  if (!statements.some(({ rows }) => rows > 0)) return 0;
  if (afterRows === undefined) return source.length;
  return source
    .split("\n")
    .slice(0, afterRows.line - 1)
    .join("\n").length;
}

/** What the last lexeme of a script lacks; undefined when it lacks nothing. */
function problemOf(text: string): string | undefined {
  if (text.startsWith("--")) return undefined;
  if (text.startsWith("/*")) {
    const marks = text.match(/\/\*|\*\//g) ?? [];
    const open = marks.reduce((count, mark) => count + (mark === "/*" ? 1 : -1), 0);
    return open > 0 ? "opens a comment that nothing closes" : undefined;
  }
  const tag = /^\$[^$]*\$/.exec(text)?.[0];
  if (tag !== undefined)
    return isClosed(text, tag) ? undefined : `opens ${tag} that nothing closes`;
  const mark = /^[ebxnEBXN]?(['"])/.exec(text)?.[1];
  if (mark === undefined || lexemeAt(text, 0) === lexeme.punctuation) return undefined;
  const body = text.slice(text.indexOf(mark) + 1);
  const plain = /^e/i.test(text) ? body.replaceAll(/\\[\s\S]/g, "") : body;
  const isOdd = (plain.split(mark).length - 1) % 2 === 1;
  if (isOdd) return undefined;
  return mark === "'" ? "opens a string that nothing closes" : "opens a name that nothing closes";
}

function isClosed(text: string, tag: string): boolean {
  return text.length >= 2 * tag.length && text.endsWith(tag);
}

function lineOf(source: string, at: number): number {
  return source.slice(0, at).split("\n").length;
}
