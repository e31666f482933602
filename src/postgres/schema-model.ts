import { columnIn, columnPart, partNames } from "./part-name.ts";

/** One aspect of an object: its definition, a column, its owner, what a role may do with it. */
export type Part = {
  /** In words, e.g. "column amount"; empty for the definition of the object itself. */
  readonly name: string;
  /** Sorted; equal exactly when both sides mean the same. */
  readonly canonical: readonly string[];
  /** As the script has it, without secrets. */
  readonly text: string;
  /** Where the script first speaks of it. */
  readonly line: number;
};

/** A thing of the schema, put together from every statement that speaks of it. */
export type SchemaObject = {
  /** Name space and name: tables, views, sequences and indexes share one, as functions and procedures do. */
  readonly key: string;
  /** In words: "table", "function". */
  readonly kind: string;
  /** Schema and name as a reader writes them; arguments and tables where the name needs them. */
  readonly name: string;
  /** Key of the table it belongs to, without which it cannot be. */
  readonly of: string | null;
  readonly parts: ReadonlyMap<string, Part>;
  readonly columns: readonly string[];
  readonly line: number;
};

/** Rows in a script that should hold none. */
export type DataStatement = {
  readonly line: number;
  readonly verb: string;
  readonly table: string;
};

/** What a dump says, as objects. What was not understood is an object too, with its text as its name. */
export type SchemaModel = {
  readonly objects: ReadonlyMap<string, SchemaObject>;
  readonly data: readonly DataStatement[];
  /** How many statements each named kind of noise took out. */
  readonly setAside: ReadonlyMap<string, number>;
  /** Server version the banner names, e.g. "15.18"; null without a banner. */
  readonly serverVersion: string | null;
};

/** The object a statement speaks of. */
export type Named = {
  readonly space: string;
  readonly kind: string;
  readonly name: string;
  readonly of?: string;
};

/** What one statement says about one object. */
export type Saying = {
  readonly named: Named;
  readonly part: string;
  readonly canonical: string;
  readonly text: string;
  readonly start: number;
  /** Set by the statement that brings the object, or the column, into being. */
  readonly creates?: "object" | "column";
};

/** The name space of tables, views, sequences and indexes. */
export const relationSpace = "relation";

/** The key of a table, view, sequence or index by its name, with its schema. */
export function relationKey(name: string): string {
  return keyOf({ space: relationSpace, name });
}

/** The name of a table, view, sequence or index by its key. */
export function relationOfKey(key: string): string {
  return key.slice(relationSpace.length + 1);
}

/** An object's key from its name space and name. */
export function keyOf({ space, name }: Pick<Named, "space" | "name">): string {
  return `${space} ${name}`;
}

/** What a part is called in a sentence: "column public.payouts.amount", "owner of table public.payouts". */
export function subjectOf(
  { kind, name }: Pick<SchemaObject, "kind" | "name">,
  part: string = partNames.definition,
): string {
  if (part === partNames.definition) return `${kind} ${name}`;
  const column = columnIn(part);
  if (column !== undefined) return columnPart(`${name}.${column}`);
  return `${part} of ${kind} ${name}`;
}
