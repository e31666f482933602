import type { Json } from "../data/json.ts";
import { maxDepth, maxDocumentBytes } from "./limits.ts";

/** A document, or why the bytes are none. */
export type ParsedJson =
  | { readonly kind: "json"; readonly value: Json }
  | { readonly kind: "malformed"; readonly reason: string };

/**
 * Reads JSON (RFC 8259) that two readers cannot understand differently: strict UTF-8 without byte order
 * mark, no member twice in one object, numbers within range, at most 64 levels and `maxBytes` bytes.
 */
export function parseStrictJson(bytes: Uint8Array, maxBytes = maxDocumentBytes): ParsedJson {
  if (bytes.length > maxBytes) return malformed(`is larger than ${maxBytes} bytes`);
  const text = utf8TextOf(bytes);
  if (text === undefined) return malformed("is not valid UTF-8");
  if (text.startsWith("\ufeff")) return malformed("starts with a byte order mark");
  const parsed = parse(text);
  if (parsed.kind === "malformed") return parsed;
  const objection = structureObjectionTo(text);
  if (objection !== undefined) return malformed(objection);
  return isInRange(parsed.value)
    ? parsed
    : malformed("holds a number beyond the range of a double");
}

function malformed(reason: string): ParsedJson {
  return { kind: "malformed", reason };
}

function utf8TextOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): ParsedJson {
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return malformed("is not JSON");
  }
}

/** Walks the tokens of a text that is known to be JSON; finds what `JSON.parse` lets pass. */
function structureObjectionTo(text: string): string | undefined {
  /** The containers around the current place: names seen in an object so far, null for an array. */
  const open: (Set<string> | null)[] = [];
  let mark = "";
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') {
      const end = endOfString(text, at);
      const names = open.at(-1);
      if (names && mark !== ":") {
        const name: string = JSON.parse(text.slice(at, end));
        if (names.has(name)) return `has the member ${JSON.stringify(name)} twice`;
        names.add(name);
      }
      at = end - 1;
    } else if (character === "{" || character === "[") {
      open.push(character === "{" ? new Set() : null);
      if (open.length > maxDepth) return `is nested deeper than ${maxDepth} levels`;
      mark = character;
    } else if (character === "}" || character === "]") {
      open.pop();
      mark = character;
    } else if (character === "," || character === ":") {
      mark = character;
    }
  }
  return undefined;
}

/** Where the string that starts at `start` is over: the place after its closing quote. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text.charAt(at) !== '"') at += text.charAt(at) === "\\" ? 2 : 1;
  return at + 1;
}

function isInRange(value: Json): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isInRange);
}
