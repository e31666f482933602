import { isDescription } from "../document-grammar.ts";
import { areDisjoint } from "./disjoint.ts";
import type { SchemaReader } from "./read-schemas.ts";
import type { Part, Schema } from "./schema.ts";

/** More combinations of branches than this are not written out. */
const most = 1_024;

/** Whether branches of a `oneOf` have nothing in common is asked of no more than this. */
const mostBranches = 32;

/** The alternatives of a schema whose parts are given, each with what holds beside its unions. */
export function alternativesIn(
  schema: Schema,
  parts: readonly Part[],
  reader: SchemaReader,
): readonly Schema[] {
  const { unions } = reader.shapeOf(schema);
  const count = unions.reduce((product, { branches }) => product * branches.length, 1);
  if (unions.length === 0 || count > most) return [schema];
  const base = baseOf(parts);
  const combined = unions.reduce<readonly Schema[]>(
    (found, { branches }) =>
      found.flatMap((chosen) => branches.map((branch): Schema => [...chosen, ...branch])),
    [base],
  );
  const flat = combined.flatMap((alternative) =>
    isExclusive(alternative, reader) ? [alternative] : reader.alternativesOf(alternative),
  );
  return flat.length > most ? combined : flat;
}

/** Whether a schema refuses what fits two of its alternatives, so that it is more than their sum. */
function isExclusive(schema: Schema, reader: SchemaReader): boolean {
  return reader.shapeOf(schema).unions.some(({ keyword, branches }) => {
    if (keyword === "anyOf") return false;
    if (branches.length > mostBranches) return true;
    return branches.some((one, index) =>
      branches
        .slice(index + 1)
        .some((other) => !areDisjoint({ reader, schema: one }, { reader, schema: other })),
    );
  });
}

/** What holds beside the unions; nothing when the parts say nothing else. */
export function baseOf(parts: readonly Part[]): Schema {
  return parts
    .filter(({ node, bare }) => bare || Object.keys(node).some(speaks))
    .map((part): Part => ({ ...part, bare: true }));
}

/** Whether a keyword beside a union says something of its own. */
function speaks(key: string): boolean {
  return !unionWords.has(key) && !isDescription("keywords", key);
}

const unionWords = new Set(["oneOf", "anyOf", "allOf", "$ref", "discriminator", "nullable"]);
