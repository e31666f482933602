/** A piece of a text for a shell, and the line within the text on which it begins, from 0. */
export type Token = {
  readonly kind: "text" | "substitution" | "pipe" | "end";
  /** Of a substitution: what stands within. */
  readonly text: string;
  readonly line: number;
};

type Piece = Pick<Token, "kind" | "text"> & { readonly end: number };

/** Stands for a dollar sign in single quotes, which no shell expands. */
export const plainDollar = "\uE000";

const comment = /(?<=^|\s)#[^\n]*/y;
const pipe = /\|&?[ \t]*\n?(?!\|)/y;
const end = /\|\||&&|;;?|[\n&]/y;
const redirection = /[<>]&|&>/y;
const escaped = /\\[\s\S]/y;
const singleQuoted = /'[^']*'/y;
const plain = /[^\s'"`$\\#|&;<>]+|[\s\S]/y;
const plainInDoubleQuotes = /[^"\\$`]+|[\s\S]/y;

/** The tokens of a text; undefined when a quote stays open. Comments are none of them. */
export function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let isQuoted = false;
  let line = 0;
  for (let at = 0; at < text.length; ) {
    const piece = isQuoted ? pieceInDoubleQuotes(text, at) : pieceAt(text, at);
    if (piece === undefined) return undefined;
    if (piece.text === '"' && piece.kind === "text") isQuoted = !isQuoted;
    tokens.push({ kind: piece.kind, text: piece.text, line });
    line += text.slice(at, piece.end).split("\n").length - 1;
    at = piece.end;
  }
  return isQuoted ? undefined : tokens;
}

function pieceAt(text: string, at: number): Piece | undefined {
  const skipped = matchAt(comment, text, at);
  if (skipped !== undefined) return { kind: "text", text: "", end: at + skipped.length };
  const quoted = matchAt(singleQuoted, text, at);
  if (quoted !== undefined) {
    return { kind: "text", text: quoted.replaceAll("$", plainDollar), end: at + quoted.length };
  }
  if (text.charAt(at) === "'") return undefined;
  return (
    substitutionAt(text, at, /[$<>]\(/y) ??
    pieceOf("text", redirection, text, at) ??
    pieceOf("pipe", pipe, text, at) ??
    pieceOf("end", end, text, at) ??
    pieceOf("text", escaped, text, at) ??
    pieceOf("text", plain, text, at)
  );
}

function pieceInDoubleQuotes(text: string, at: number): Piece | undefined {
  return (
    substitutionAt(text, at, /\$\(/y) ??
    pieceOf("text", escaped, text, at) ??
    pieceOf("text", plainInDoubleQuotes, text, at)
  );
}

function pieceOf(
  kind: Token["kind"],
  pattern: RegExp,
  text: string,
  at: number,
): Piece | undefined {
  const matched = matchAt(pattern, text, at);
  return matched === undefined ? undefined : { kind, text: matched, end: at + matched.length };
}

function matchAt(sticky: RegExp, text: string, at: number): string | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0];
}

/** What stands in `$(…)`, `<(…)` or backticks, whole. */
function substitutionAt(text: string, at: number, opening: RegExp): Piece | undefined {
  if (text.charAt(at) === "`") {
    const closing = text.indexOf("`", at + 1);
    const until = closing === -1 ? text.length : closing;
    return { kind: "substitution", text: text.slice(at + 1, until), end: until + 1 };
  }
  if (matchAt(opening, text, at) === undefined) return undefined;
  const until = closingOf(text, at + 1);
  return { kind: "substitution", text: text.slice(at + 2, until), end: until + 1 };
}

/** Where the bracket that opens here is closed; the end of the text where it is not. */
function closingOf(text: string, opening: number): number {
  let open = 0;
  for (let at = opening; at < text.length; at += 1) {
    if (text.charAt(at) === "(") open += 1;
    if (text.charAt(at) === ")") open -= 1;
    if (open === 0) return at;
  }
  return text.length;
}
