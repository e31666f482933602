import { sha256Of } from "../data/sha256.ts";
import { columnIn } from "./part-name.ts";
import { type Statement, scanStatements } from "./scan-statements.ts";
import {
  type DataStatement,
  keyOf,
  type Part,
  type Saying,
  type SchemaModel,
  type SchemaObject,
} from "./schema-model.ts";
import { storageDefaults } from "./storage-defaults.ts";
import { type KnownStatements, whatIsSaid } from "./what-is-said.ts";

type Growing = Omit<SchemaObject, "parts" | "columns"> & {
  kind: string;
  of: string | null;
  readonly parts: Map<string, Part>;
  readonly columns: string[];
};

/**
 * Reads a dump into objects. Reads any text: what it does not understand it keeps as it stands. Scripts that are
 * likely to share statements are read faster with one book of those known.
 */
export function readSchema(source: string, known?: KnownStatements): SchemaModel {
  const { statements, comments } = scanStatements(source);
  const objects = new Map<string, Growing>();
  const data: DataStatement[] = [];
  const setAside = new Map<string, number>(comments === 0 ? [] : [["comments", comments]]);
  const count = (name: string) => setAside.set(name, (setAside.get(name) ?? 0) + 1);
  const storage = storageDefaults();
  for (const statement of statements) {
    const said = whatIsSaid(statement, known);
    if ("noise" in said) {
      count(said.noise);
      storage.read(said.tokens);
    } else if ("rows" in said) data.push({ line: statement.line, ...said.rows });
    else {
      said.rewritten.forEach(count);
      for (const saying of said.sayings) add(objects, saying, statement);
      for (const saying of storage.sayingsOf(said.sayings)) add(objects, saying, statement);
    }
  }
  return { objects, data, setAside, serverVersion: serverVersionOf(source) };
}

/** A digest of what the model says, whatever the order and the layout of the script. */
export function schemaDigestOf({ objects }: SchemaModel): string {
  const known = digests.get(objects) ?? digestOf(objects);
  digests.set(objects, known);
  return known;
}

/** Both sides of a comparison may have the very same objects. */
const digests = new WeakMap<SchemaModel["objects"], string>();

function digestOf(objects: SchemaModel["objects"]): string {
  const said = [...objects].map(([key, { parts, columns }]) => [
    key,
    columns,
    [...parts].map(([name, { canonical }]) => [name, canonical]).sort(byFirst),
  ]);
  return sha256Of(JSON.stringify(said.sort(byFirst)));
}

function byFirst(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}

function add(objects: Map<string, Growing>, saying: Saying, statement: Statement): void {
  const { named, part: name, creates } = saying;
  const key = keyOf(named);
  const line = statement.line + newlinesBefore(statement.text, saying.start);
  const object: Growing = objects.get(key) ?? {
    key,
    kind: named.kind,
    name: named.name,
    of: null,
    parts: new Map(),
    columns: [],
    line,
  };
  objects.set(key, object);
  if (creates === "object") object.kind = named.kind;
  const column = creates === "column" ? columnIn(name) : undefined;
  if (column !== undefined) object.columns.push(column);
  object.of ??= named.of ?? null;
  const before = object.parts.get(name);
  const text = withoutSecrets(object.kind, saying.text);
  object.parts.set(name, {
    name,
    canonical:
      before === undefined ? [saying.canonical] : [...before.canonical, saying.canonical].sort(),
    text: before === undefined ? text : `${before.text}\n${text}`,
    line: before?.line ?? line,
  });
}

/** User mappings and subscriptions hold passwords in clear: their strings are not shown. */
function withoutSecrets(kind: string, text: string): string {
  return kind === "user mapping" || kind === "subscription"
    ? text.replace(/'(?:[^']|'')*'/g, "'…'")
    : text;
}

function newlinesBefore(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) {
    count += 1;
  }
  return count;
}

function serverVersionOf(source: string): string | null {
  return /^-- Dumped from database version (\S+)/m.exec(source)?.[1] ?? null;
}
