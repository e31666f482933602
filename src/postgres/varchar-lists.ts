import { elementsOf, isKeyword, keywordOf, type Token } from "./tokens.ts";

/**
 * `(ARRAY['a'::character varying, …])::text[]` as PostgreSQL prints it once it was dumped and restored:
 * `ARRAY[('a'::character varying)::text, …]`. Only where every element is a constant.
 */
export function withVarcharListsRestored(tokens: readonly Token[]): readonly Token[] {
  const restored: Token[] = [];
  let kept = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const list = varcharListAt(tokens, at);
    if (list === undefined) continue;
    restored.push(...tokens.slice(kept, at), ...list.tokens);
    kept = list.end;
    at = kept - 1;
  }
  return kept === 0 ? tokens : [...restored, ...tokens.slice(kept)];
}

type VarcharList = { readonly tokens: readonly Token[]; readonly end: number };

/** The list whose parenthesis stands at `at`, with every element a text. */
function varcharListAt(tokens: readonly Token[], at: number): VarcharList | undefined {
  const open = tokens[at];
  if (open?.text !== "(" || tokens[at + 2]?.text !== "[") return undefined;
  const array = tokens[at + 1];
  if (array === undefined || !isKeyword(array, "ARRAY")) return undefined;
  const length = tokens.slice(at + 3).findIndex(({ text }) => text === "]");
  const close = at + 3 + length;
  const after = tokens.slice(close + 1, close + 7);
  if (length === -1 || wordsOf(after) !== ") : : TEXT [ ]") return undefined;
  const elements = elementsOf(tokens.slice(at + 3, close));
  if (elements.length === 0 || !elements.every(isVarcharConstant)) return undefined;
  const word = (text: string): Token => ({ text, start: array.start, end: array.end });
  const asTexts = elements.flatMap((element, index) => [
    ...(index === 0 ? [] : [word(",")]),
    ...[word("("), ...element, word(")"), word(":"), word(":"), word("text")],
  ]);
  const first = { ...array, start: open.start };
  const last = { ...word("]"), end: after.at(-1)?.end ?? array.end };
  return { tokens: [first, word("["), ...asTexts, last], end: close + 7 };
}

function isVarcharConstant([constant, ...type]: readonly Token[]): boolean {
  const isConstant = /^(?:'|[Ee]')/.test(constant?.text ?? "") || keywordOf(constant) === "NULL";
  return isConstant && wordsOf(type) === ": : CHARACTER VARYING";
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text.toUpperCase()).join(" ");
}
