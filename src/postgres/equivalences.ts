import { withoutDefaultOptions } from "./subscription-options.ts";
import { canonicalOf, closingOf, elementsOf, isKeyword, keywordOf, type Token } from "./tokens.ts";
import { withVarcharListsRestored } from "./varchar-lists.ts";

type Rewrite = (tokens: readonly Token[]) => readonly Token[];

/** What two scripts may say in two ways and mean the same, each kind by name. */
const equivalences: ReadonlyMap<string, Rewrite> = new Map<string, Rewrite>([
  ["varchar lists", withVarcharListsRestored],
  ["subscription options", withoutDefaultOptions],
  ["order of options", withSortedOptions],
  ["order of function settings", withSortedSettings],
  ["order of trigger columns", withSortedTriggerColumns],
  ["unlogged sequences", withoutUnlogged],
]);

/** The tokens in the one form that every way to say the same has; `onRewrite` hears each kind that was not in it. */
export function normalised(
  tokens: readonly Token[],
  onRewrite: (name: string) => void,
): readonly Token[] {
  let current = tokens;
  for (const [name, rewrite] of equivalences) {
    const next = rewrite(current);
    if (next !== current && canonicalOf(next) !== canonicalOf(current)) onRewrite(name);
    current = next;
  }
  return current;
}

/** `WITH (…)` and `SET (…)` hold a set of `name = value`. */
function withSortedOptions(tokens: readonly Token[]): readonly Token[] {
  let current = tokens;
  for (let at = 0; at + 1 < current.length; at += 1) {
    if (current[at + 1]?.text !== "(") continue;
    if (!isKeyword(current[at], "WITH") && !isKeyword(current[at], "SET")) continue;
    const close = closingOf(current, at + 1);
    if (elementsOf(current.slice(at + 2, close)).every(isOption)) {
      current = withSortedElements(current, at + 2, close);
    }
  }
  return current;
}

/** `fillfactor='70'`, `toast.autovacuum_enabled=false`, and no column of an `UPDATE … SET (a, b)`. */
function isOption(element: readonly Token[]): boolean {
  const equals = element.findIndex(({ text }) => text === "=");
  return (
    (equals === 1 || (equals === 3 && element[1]?.text === ".")) && equals < element.length - 1
  );
}

/** Settings of a function stand one after the other, between its attributes and its body. */
function withSortedSettings(tokens: readonly Token[]): readonly Token[] {
  if (!isCreated(tokens, "FUNCTION", "PROCEDURE")) return tokens;
  const open = tokens.findIndex(({ text }) => text === "(");
  const start = indexOutside(tokens, closingOf(tokens, open) + 1, "SET", "AS", "BEGIN", "RETURN");
  const settings: (readonly Token[])[] = [];
  let end = start;
  while (keywordOf(tokens[end]) === "SET") {
    const next = endOfSetting(tokens, end);
    settings.push(tokens.slice(end, next));
    end = next;
  }
  if (settings.length < 2) return tokens;
  return [...tokens.slice(0, start), ...settings.sort(byCanonical).flat(), ...tokens.slice(end)];
}

/** `SET a.b TO 'c', 'd'`: the index after it. */
function endOfSetting(tokens: readonly Token[], at: number): number {
  let end = at + 2;
  while (tokens[end]?.text === ".") end += 2;
  do end += 2;
  while (tokens[end]?.text === ",");
  return end;
}

/** `UPDATE OF b, a` fires as `UPDATE OF a, b` does. */
function withSortedTriggerColumns(tokens: readonly Token[]): readonly Token[] {
  if (!isCreated(tokens, "TRIGGER")) return tokens;
  const update = tokens.findIndex(
    (token, at) => keywordOf(token) === "UPDATE" && keywordOf(tokens[at + 1]) === "OF",
  );
  if (update === -1) return tokens;
  return withSortedElements(tokens, update + 2, indexOutside(tokens, update + 2, "ON", "OR"));
}

/** Before PostgreSQL 15 no sequence is unlogged; from then on that of an unlogged table is. */
function withoutUnlogged(tokens: readonly Token[]): readonly Token[] {
  const isUnlogged = isKeyword(tokens[1], "UNLOGGED") && isKeyword(tokens[2], "SEQUENCE");
  return isUnlogged ? [...tokens.slice(0, 1), ...tokens.slice(2)] : tokens;
}

/** Whether the statement creates one of the kinds. */
function isCreated(tokens: readonly Token[], ...kinds: readonly string[]): boolean {
  if (!isKeyword(tokens[0], "CREATE")) return false;
  return tokens.slice(1, 4).some((token) => kinds.some((kind) => isKeyword(token, kind)));
}

/** The index of the first of the keywords outside parentheses; the length when there is none. */
function indexOutside(tokens: readonly Token[], from: number, ...keywords: readonly string[]) {
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at]?.text === "(") at = closingOf(tokens, at);
    else if (keywords.includes(keywordOf(tokens[at]))) return at;
  }
  return tokens.length;
}

function withSortedElements(tokens: readonly Token[], from: number, to: number): readonly Token[] {
  const comma = tokens.slice(from, to).find(({ text }) => text === ",");
  if (comma === undefined) return tokens;
  const elements = [...elementsOf(tokens.slice(from, to))].sort(byCanonical);
  const sorted = elements.flatMap((element, at) => (at === 0 ? element : [comma, ...element]));
  return [...tokens.slice(0, from), ...sorted, ...tokens.slice(to)];
}

function byCanonical(a: readonly Token[], b: readonly Token[]): number {
  return canonicalOf(a) < canonicalOf(b) ? -1 : 1;
}
