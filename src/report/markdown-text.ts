/**
 * Text from outside so that none of it is markup, a link, a mention or a reference; on one line. What stands between
 * backticks, and every word that a forge would make more of than it says, becomes code.
 */
export function markdownText(text: string): string {
  return piecesOf(flat(text))
    .map((piece) => (piece.isCode ? markdownCode(piece.text) : escaped(piece.text)))
    .join("")
    .replace(/^([-+=]|\d+[.)])/, "\\$1");
}

/** Text from outside as code, which nothing in it can end. */
export function markdownCode(text: string): string {
  const line = flat(text);
  if (line.trim() === "") return "` `";
  const tick = "`".repeat(longestRun(line) + 1);
  const pad = /^`|`$/.test(line) ? " " : "";
  return `${tick}${pad}${line}${pad}${tick}`;
}

/** The same in a cell of a table, which a bar would end even within code. */
export function markdownCellText(text: string): string {
  return markdownText(text.replaceAll("|", "¦"));
}

/** Lines from outside as a block of code, which nothing in it can end. */
export function markdownFence(text: string, language = ""): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  const lines = text
    .replace(/\n+$/, "")
    .split("\n")
    .map((line) => unseen(line.replaceAll("\t", "    ")));
  return [`${fence}${language}`, ...lines, fence].join("\n");
}

type Piece = { readonly isCode: boolean; readonly text: string };

/** The parts of a line, those that are code joined where they touch: two spans side by side would be one. */
function piecesOf(line: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const add = (isCode: boolean, text: string) => {
    if (text === "") return;
    const last = pieces.at(-1);
    if (last?.isCode === isCode) pieces.splice(-1, 1, { isCode, text: last.text + text });
    else pieces.push({ isCode, text });
  };
  for (const [index, part] of line.split(/(?<!`)`([^`]+)`(?!`)/).entries()) {
    if (index % 2 === 1) add(true, part);
    else for (const word of part.split(/(\s+)/)) addWord(word, add);
  }
  return pieces;
}

/**
 * What a forge links or turns into something else: addresses, mentions, issues, commits, formulas, emoji. It does so in
 * the text that a reader sees, so no escape keeps it from it.
 */
const active =
  /@|:\/\/|www\.|#\d|gh-\d|\$|:[\w+-]+:|(?<![\p{L}\p{N}])[0-9a-f]{7,64}(?![\p{L}\p{N}])/iu;

function addWord(word: string, add: (isCode: boolean, text: string) => void): void {
  if (!active.test(word)) {
    add(false, word);
    return;
  }
  const [from, to] = coreOf(word);
  const core = word.slice(from, to);
  if (active.test(core)) {
    add(false, word.slice(0, from));
    add(true, core);
    add(false, word.slice(to));
  } else {
    add(true, word);
  }
}

/** Where a word begins and ends without the brackets, quotes and stops around it. */
function coreOf(word: string): readonly [from: number, to: number] {
  let from = 0;
  let to = word.length;
  while (from < to && "([\"'".includes(word[from] ?? "")) from += 1;
  while (to > from && ")]\"',.;!?".includes(word[to - 1] ?? "")) to -= 1;
  return [from, to];
}

function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/[\\`*{}[\]#|~>]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}

/** On one line, with nothing in it that cannot be seen. */
function flat(text: string): string {
  return unseen(text.replace(/[\t\n\r]+/g, " "));
}

function unseen(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "�");
}
