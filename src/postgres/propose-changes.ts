import { tableKeyOf } from "./owning-column.ts";
import { columnIn } from "./part-name.ts";
import type { SchemaModel, SchemaObject } from "./schema-model.ts";

type Verb = "added" | "dropped" | "changed";
type Item = { readonly verb: Verb; readonly kind: string; readonly name: string };

/** Most names that are told of one kind; the others are counted. */
const mostNames = 8;

/** The line for a snapshot's header, from what it says and what the one before it said: "Added payments table". */
export function proposeChanges(before: SchemaModel | undefined, after: SchemaModel): string {
  const empty = new Map<string, SchemaObject>();
  const items = itemsOf(before?.objects ?? empty, after.objects);
  const verbs: readonly Verb[] = ["added", "dropped", "changed"];
  const phrases = verbs.flatMap((verb) => phraseOf(verb, items));
  const text = phrases.length === 0 ? "no schema changes" : phrases.join("; ");
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

type Objects = ReadonlyMap<string, SchemaObject>;

function itemsOf(before: Objects, after: Objects): readonly Item[] {
  const common = [...after.values()].flatMap((object) => {
    const earlier = before.get(object.key);
    return earlier === undefined ? [] : changesWithin(earlier, object);
  });
  return [...onlyIn("added", after, before), ...onlyIn("dropped", before, after), ...common];
}

/** What hangs from a table that came or went is not told beside it. */
function onlyIn(verb: Verb, here: Objects, there: Objects): readonly Item[] {
  return [...here.values()]
    .filter(({ key }) => !there.has(key))
    .filter((object) => {
      const table = tableKeyOf(object);
      return table === null || !here.has(table) || there.has(table);
    })
    .map(({ kind, name }) => ({ verb, kind, name: shortOf(name) }));
}

function changesWithin(before: SchemaObject, after: SchemaObject): readonly Item[] {
  const names = new Set([...before.parts.keys(), ...after.parts.keys()]);
  const items = [...names].flatMap((part): readonly Item[] => {
    const [old, now] = [before, after].map((each) => each.parts.get(part)?.canonical.join("\n"));
    if (old === now) return [];
    const column = columnIn(part);
    if (column === undefined)
      return [{ verb: "changed", kind: after.kind, name: shortOf(after.name) }];
    const verb = old === undefined ? "added" : now === undefined ? "dropped" : "changed";
    return [{ verb, kind: "column", name: `${shortOf(after.name)}.${column}` }];
  });
  return items.filter(
    (item, at) =>
      items.findIndex(({ kind, name }) => kind === item.kind && name === item.name) === at,
  );
}

function phraseOf(verb: Verb, items: readonly Item[]): readonly string[] {
  const byKind = new Map<string, string[]>();
  for (const item of items) {
    if (item.verb === verb) byKind.set(item.kind, [...(byKind.get(item.kind) ?? []), item.name]);
  }
  const groups = [...byKind].map(([kind, names]) => {
    const more = names.length - mostNames;
    const told = names.slice(0, mostNames).join(", ");
    return `${told}${more > 0 ? ` and ${more} more` : ""} ${names.length === 1 ? kind : pluralOf(kind)}`;
  });
  return groups.length === 0 ? [] : [`${verb} ${groups.join(", ")}`.replaceAll(/\s+/g, " ")];
}

function pluralOf(kind: string): string {
  if (kind.endsWith("privileges") || kind.endsWith("statistics")) return kind;
  return kind.replace(/y$/, "ie").replace(/x$/, "xe").replace(/ss$/, "sse").concat("s");
}

function shortOf(name: string): string {
  return name.startsWith("public.") ? name.slice("public.".length) : name;
}
