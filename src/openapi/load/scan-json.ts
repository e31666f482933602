/** A fault of a text as JSON; `offset` counts UTF-16 units from 0. */
type JsonFault = { readonly message: string; readonly offset: number };

type Open = { readonly keys: Set<string> | undefined };

const space = /[ \t\n\r]*/y;
const scalar = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;
const plain = /[ !#-[\]-\uffff]*/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * The first fault of a text as JSON (RFC 8259): syntax, a key that stands twice in one object, or
 * more than `maxDepth` levels. Undefined when `JSON.parse` takes the text and drops nothing of it.
 */
export function findJsonFault(text: string, maxDepth: number): JsonFault | undefined {
  const open: Open[] = [];
  let offset = 0;
  let expects: "value" | "first-value" | "key" | "first-key" | "separator" = "value";

  for (;;) {
    offset += lengthAt(space, text, offset);
    const character = text[offset];
    const container = open.at(-1);
    if (character === undefined) {
      if (expects === "separator" && container === undefined) return undefined;
      return { message: "ends before its last value is closed", offset };
    }
    if (expects === "separator") {
      if (container === undefined) return { message: "goes on after its last value", offset };
      if (character === ",") expects = container.keys === undefined ? "value" : "key";
      else if (character === closerOf(container)) open.pop();
      else return unexpected();
      offset += 1;
    } else if (
      container !== undefined &&
      character === closerOf(container) &&
      expects.startsWith("first")
    ) {
      open.pop();
      offset += 1;
      expects = "separator";
    } else if (expects === "key" || expects === "first-key") {
      const fault = readKey(container?.keys);
      if (fault !== undefined) return fault;
    } else if (character === "{" || character === "[") {
      open.push({ keys: character === "{" ? new Set() : undefined });
      if (open.length > maxDepth)
        return { message: `nests deeper than ${maxDepth} levels`, offset };
      offset += 1;
      expects = character === "{" ? "first-key" : "first-value";
    } else {
      const length =
        character === '"' ? lengthOfText(text, offset) : lengthAt(scalar, text, offset);
      if (length === 0) return unexpected();
      offset += length;
      expects = "separator";
    }
  }

  function unexpected(): JsonFault {
    return { message: `has an unexpected ${JSON.stringify(text[offset])}`, offset };
  }

  function readKey(keys: Set<string> | undefined): JsonFault | undefined {
    const length = text[offset] === '"' ? lengthOfText(text, offset) : 0;
    if (length === 0) return unexpected();
    const key = String(JSON.parse(text.slice(offset, offset + length)));
    if (keys?.has(key)) return { message: `has the key ${JSON.stringify(key)} twice`, offset };
    keys?.add(key);
    offset += length;
    offset += lengthAt(space, text, offset);
    if (text[offset] !== ":") return unexpected();
    offset += 1;
    expects = "value";
    return undefined;
  }
}

function closerOf({ keys }: Open): string {
  return keys === undefined ? "]" : "}";
}

/** The length of a text with its quotes; 0 when it is not sound. Takes no stack, however long it is. */
function lengthOfText(text: string, start: number): number {
  let offset = start + 1;
  for (;;) {
    offset += lengthAt(plain, text, offset);
    if (text[offset] === '"') return offset + 1 - start;
    const length = text[offset] === "\\" ? lengthAt(escapeSequence, text, offset) : 0;
    if (length === 0) return 0;
    offset += length;
  }
}

function lengthAt(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex - offset : 0;
}
