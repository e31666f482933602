import { readSchema } from "./read-schema.ts";
import type { SchemaModel } from "./schema-model.ts";
import type { KnownStatements } from "./what-is-said.ts";

/** A script and what it says. */
export type ReadScript = {
  readonly text: string;
  readonly model: SchemaModel;
  /** What its statements say, if they were kept in mind. */
  readonly known?: KnownStatements;
};

/**
 * Reads a dump that is likely to say what another script says. Where the two are the same to the letter, what stands
 * around their statements aside, the objects are the very ones of the other, with the lines they have there.
 */
export function readSchemaLike(source: string, { text, model, known }: ReadScript): SchemaModel {
  const [own, other] = [bodyOf(source), bodyOf(text)];
  const isSame =
    own.end - own.start === other.end - other.start &&
    source.slice(own.start, own.end) === text.slice(other.start, other.end);
  if (!isSame || model.data.length > 0) return readSchema(source, known);
  const around = readSchema(source.slice(0, own.start) + source.slice(own.end));
  const aroundOther = readSchema(text.slice(0, other.start) + text.slice(other.end));
  const setAside = new Map(model.setAside);
  for (const name of new Set([...around.setAside.keys(), ...aroundOther.setAside.keys()])) {
    const count = (side: SchemaModel) => side.setAside.get(name) ?? 0;
    const many = count(model) - count(aroundOther) + count(around);
    if (many > 0) setAside.set(name, many);
    else setAside.delete(name);
  }
  return { ...model, setAside, serverVersion: around.serverVersion };
}

type Body = { readonly start: number; readonly end: number };

/** What is left of a script without comments, blank lines and lines for psql at either end. */
function bodyOf(source: string): Body {
  const head = /^\uFEFF?(?:(?:--.*|\\(?:un)?restrict\b.*|[ \t\r]*)\n)*/.exec(source)?.[0] ?? "";
  const start = head.length;
  let end = source.length;
  while (end > start) {
    const line = source.lastIndexOf("\n", end - 2) + 1;
    if (line < start || !/^(?:(?:--|\\(?:un)?restrict\b).*)?\s*$/.test(source.slice(line, end)))
      break;
    end = line;
  }
  return { start, end };
}
