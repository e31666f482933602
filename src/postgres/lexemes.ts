/** What a character can start. */
export const lexeme = {
  space: 0,
  word: 1,
  string: 2,
  quotedName: 3,
  dollar: 4,
  operator: 5,
  punctuation: 6,
} as const;

export type Lexeme = (typeof lexeme)[keyof typeof lexeme];

const classes = new Array<Lexeme>(128).fill(lexeme.punctuation);
for (const space of " \t\n\r\f\v") classes[space.charCodeAt(0)] = lexeme.space;
for (let code = 0; code < 128; code += 1) {
  if (/\w/.test(String.fromCharCode(code))) classes[code] = lexeme.word;
}
for (const operator of "+-*/<>=~!@#%^&|`?") classes[operator.charCodeAt(0)] = lexeme.operator;
classes["'".charCodeAt(0)] = lexeme.string;
classes['"'.charCodeAt(0)] = lexeme.quotedName;
classes["$".charCodeAt(0)] = lexeme.dollar;

const quote = 39;
const backslash = 92;
const dollar = 36;
/** What ends a comment, a lone carriage return too. */
const lineBreak = /[\n\r]/g;
const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;

/** What the character at `at` starts; letters beyond ASCII are words, as PostgreSQL has it. */
export function lexemeAt(source: string, at: number): Lexeme {
  const code = source.charCodeAt(at);
  return code < 128 ? (classes[code] ?? lexeme.punctuation) : lexeme.word;
}

/** Whether a comment starts at `at`. */
export function isComment(source: string, at: number): boolean {
  return source.startsWith("--", at) || source.startsWith("/*", at);
}

/** The index after the lexeme, comment or run of white space that starts at `at`. Reads each character once. */
export function endOfLexeme(source: string, at: number): number {
  switch (lexemeAt(source, at)) {
    case lexeme.space:
      return endOfRun(source, at, lexeme.space);
    case lexeme.word:
      return endOfWord(source, at);
    case lexeme.string:
      return endOfQuoted(source, at, "'");
    case lexeme.quotedName:
      return endOfQuoted(source, at, '"');
    case lexeme.dollar:
      return endOfDollarQuoted(source, at);
    case lexeme.operator:
      return isComment(source, at) ? endOfComment(source, at) : endOfOperator(source, at);
    default:
      return at + 1;
  }
}

function endOfRun(source: string, at: number, wanted: Lexeme): number {
  let end = at + 1;
  while (end < source.length && lexemeAt(source, end) === wanted) end += 1;
  return end;
}

/** A word, or the string it introduces: `E'…'`, with its backslashes, and `B'…'`, `X'…'`, `N'…'`. */
function endOfWord(source: string, at: number): number {
  let end = at + 1;
  while (end < source.length) {
    if (lexemeAt(source, end) !== lexeme.word && source.charCodeAt(end) !== dollar) break;
    end += 1;
  }
  if (end !== at + 1 || source.charCodeAt(end) !== quote) return end;
  const prefix = source.charAt(at).toLowerCase();
  if (prefix === "e") return endOfEscapeString(source, end);
  return "bxn".includes(prefix) ? endOfQuoted(source, end, "'") : end;
}

/** A doubled quote stands for itself. */
function endOfQuoted(source: string, at: number, mark: string): number {
  let end = source.indexOf(mark, at + 1);
  while (end !== -1 && source.startsWith(mark, end + 1)) end = source.indexOf(mark, end + 2);
  return end === -1 ? source.length : end + 1;
}

function endOfEscapeString(source: string, at: number): number {
  let end = at + 1;
  while (end < source.length) {
    const code = source.charCodeAt(end);
    if (code === backslash) end += 2;
    else if (code !== quote) end += 1;
    else if (source.charCodeAt(end + 1) === quote) end += 2;
    else return end + 1;
  }
  return source.length;
}

function endOfDollarQuoted(source: string, at: number): number {
  dollarTag.lastIndex = at;
  const tag = dollarTag.exec(source)?.[0];
  if (tag === undefined) return at + 1;
  const end = source.indexOf(tag, at + tag.length);
  return end === -1 ? source.length : end + tag.length;
}

function endOfComment(source: string, at: number): number {
  if (source.startsWith("--", at)) {
    lineBreak.lastIndex = at;
    return lineBreak.exec(source)?.index ?? source.length;
  }
  return endOfBlockComment(source, at);
}

/** Block comments nest. */
function endOfBlockComment(source: string, at: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = at;
  let depth = 0;
  for (let mark = marks.exec(source); mark !== null; mark = marks.exec(source)) {
    depth += mark[0] === "/*" ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return source.length;
}

/** An operator ends where a comment starts. */
function endOfOperator(source: string, at: number): number {
  let end = at + 1;
  while (
    end < source.length &&
    lexemeAt(source, end) === lexeme.operator &&
    !isComment(source, end)
  ) {
    end += 1;
  }
  return end;
}
