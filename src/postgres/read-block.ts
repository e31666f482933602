import type { FoundDestruction } from "./read-destruction.ts";
import { countOfWords, keywordOf, type Token, tokensOf } from "./tokens.ts";

/** Reads what one statement destroys. */
type ReadStatement = (text: string) => readonly FoundDestruction[];

/** The body of `DO`, read at every place: what it would run depends on the data. */
export function readBlock(
  tokens: readonly Token[],
  read: ReadStatement,
): readonly FoundDestruction[] {
  const place = tokens.findIndex(
    (token, index) => isString(token) && keywordOf(tokens[index - 1]) !== "LANGUAGE",
  );
  return readBody(tokens, place, "a block of DO", read);
}

/** The body of a routine, as a string or as `BEGIN ATOMIC`; none where it is a single `RETURN`. */
export function readRoutine(
  text: string,
  tokens: readonly Token[],
  object: string,
  read: ReadStatement,
): readonly FoundDestruction[] {
  const atomic = tokens.find((_, index) => countOfWords(tokens, index, "BEGIN ATOMIC") > 0);
  if (atomic !== undefined) {
    return readInside(text.slice(atomic.start), read).map((one) => ({
      ...one,
      at: atomic.start + one.at,
    }));
  }
  const place = tokens.findIndex(
    (token, index) => isString(token) && ["AS", "&"].includes(keywordOf(tokens[index - 1])),
  );
  return place === -1 ? [] : readBody(tokens, place, object, read);
}

function isString({ text }: Token): boolean {
  return /^(?:\$[^\d]|[eE]?')/.test(text);
}

/** What is written in another language than the server's own, or in escapes, cannot be read. */
function readBody(
  tokens: readonly Token[],
  place: number,
  object: string,
  read: ReadStatement,
): readonly FoundDestruction[] {
  const opaque = [{ kind: "opaque", object, at: tokens[0]?.start ?? 0 }] as const;
  const language = tokens.findIndex((token) => keywordOf(token) === "LANGUAGE");
  const named = tokens[language + 1]?.text.replaceAll(/["']/g, "").toLowerCase() ?? "";
  const body = tokens[place];
  const isForeign = language !== -1 && named !== "plpgsql" && named !== "sql";
  if (body === undefined || isForeign || tokens[place - 1]?.text === "&") return opaque;
  const [, open = "", inner = ""] = /^(\$[^$]*\$|[eE]?')([\s\S]*)$/.exec(body.text) ?? [];
  if (/^e/i.test(open) && inner.includes("\\")) return opaque;
  const text = inner.slice(0, -(open.startsWith("$") ? open.length : 1));
  return readInside(text, read).map((one) => ({ ...one, at: body.start + open.length + one.at }));
}

const starts = ["DROP", "TRUNCATE", "ALTER", "DELETE", "UPDATE", "MERGE", "EXECUTE", "CALL"];
/** After a word that starts a statement: of a trigger, or the right to. */
const noStatement = new Map([
  ["EXECUTE", ["FUNCTION", "PROCEDURE", "ON", ","]],
  ["TRUNCATE", ["ON", "OR", ","]],
]);

/** What the statements within a body destroy, wherever in it they stand. */
function readInside(body: string, read: ReadStatement): readonly FoundDestruction[] {
  const tokens = tokensOf(body);
  let altered = 0;
  return tokens.flatMap((token, index): readonly FoundDestruction[] => {
    const word = keywordOf(token);
    if (!starts.includes(word) || token.start < altered) return [];
    const next = tokens[index + 1];
    if (noStatement.get(word)?.includes(next?.text === "," ? "," : keywordOf(next))) return [];
    const end = tokens.slice(index).find(({ text }) => text === ";")?.start ?? body.length;
    if (word === "ALTER" && keywordOf(next) === "TABLE") altered = end;
    const found = read(body.slice(token.start, end));
    const own = found.filter(({ at }) => at === 0 || word === "ALTER");
    return own.map((one) => ({ ...one, at: one.at + token.start }));
  });
}
