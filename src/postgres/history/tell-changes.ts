import { groupedBy } from "../../data/grouped-by.ts";
import { findHazards } from "../hazards/find-hazards.ts";
import { tableKeyOf } from "../owning-column.ts";
import { partNames } from "../part-name.ts";
import { listChanges, type ObjectChange } from "../review/list-changes.ts";
import { relationKey, type SchemaModel, type SchemaObject, subjectOf } from "../schema-model.ts";
import { type PartChange, partChanges } from "./part-changes.ts";

/** What became of one object between two releases. */
export type HistoryChange = {
  readonly how: ObjectChange["how"];
  readonly kind: string;
  readonly name: string;
  /** What it was called before; null when it has kept its name. */
  readonly renamedFrom: string | null;
  /** How many columns it has, or had; null for what has none. */
  readonly columns: number | null;
  /** What became of its parts, and of what came or went with it, such as a new table's indexes. */
  readonly parts: readonly PartChange[];
  readonly diff: string;
};

/** What became of each object, in the order of the newer script, then what is gone. */
export function tellChanges(before: SchemaModel, after: SchemaModel): readonly HistoryChange[] {
  const changed = listChanges(before, after);
  const keys = new Set(changed.map(({ key }) => key));
  const renames = renamesIn(onlyWith(before, keys), onlyWith(after, keys));
  const old = renames.tables.size === 0 ? before : renamed(before, after, renames.tables);
  const changes =
    old === before ? changed : withRenames(listChanges(old, after), old, after, renames);
  const hosts = new Set(changes.filter((one) => isHost(one, renames)).map(({ key }) => key));
  const hostOf = ({ key, how }: ObjectChange) => {
    const object = (how === "removed" ? old : after).objects.get(key);
    const table = object === undefined ? null : tableKeyOf(object);
    return table !== null && table !== key && hosts.has(table) ? table : null;
  };
  const guests = groupedBy(changes, hostOf);
  return (guests.get(null) ?? []).map((change) =>
    told(change, guests.get(change.key) ?? [], { old, after, renames }),
  );
}

type Renames = {
  /** Old name of a table by the key it has now. */
  readonly tables: ReadonlyMap<string, { readonly key: string; readonly name: string }>;
  /** Name a column has now, by its subject as it was. */
  readonly columns: ReadonlyMap<string, string>;
};

type Sides = { readonly old: SchemaModel; readonly after: SchemaModel; readonly renames: Renames };

/** What hangs from a table that came, went or was renamed is told under it. */
function isHost({ how, key }: ObjectChange, { tables }: Renames): boolean {
  return key.startsWith("relation ") && (how !== "changed" || tables.has(key));
}

function onlyWith(model: SchemaModel, keys: ReadonlySet<string>): SchemaModel {
  return { ...model, objects: new Map([...model.objects].filter(([key]) => keys.has(key))) };
}

function renamesIn(before: SchemaModel, after: SchemaModel): Renames {
  const tables = new Map<string, { key: string; name: string }>();
  const columns = new Map<string, string>();
  const keyOfTable = new Map(
    [...before.objects.values()].map(({ kind, name, key }) => [`${kind} ${name}`, { key, name }]),
  );
  for (const { kind, subject, note } of findHazards(before, after)) {
    const from = keyOfTable.get(subject);
    if (kind === "table-renamed" && from !== undefined) tables.set(relationKey(note), from);
    if (kind === "column-renamed") columns.set(subject, note);
  }
  return { tables, columns };
}

/** The older schema with its tables under the names they have now, so that the walk meets them. */
function renamed(before: SchemaModel, after: SchemaModel, tables: Renames["tables"]): SchemaModel {
  const objects = new Map(before.objects);
  for (const [key, from] of tables) {
    const object = before.objects.get(from.key);
    const name = after.objects.get(key)?.name;
    if (object === undefined || name === undefined) continue;
    objects.delete(from.key);
    objects.set(key, { ...object, key, name });
  }
  for (const object of before.objects.values()) {
    const now = [...tables].find(([, { key }]) => key === object.of)?.[0];
    if (now !== undefined) objects.set(object.key, { ...object, of: now });
  }
  return { ...before, objects };
}

/** The changes with one for each renamed table; most of these have no other. */
function withRenames(
  changes: readonly ObjectChange[],
  old: SchemaModel,
  after: SchemaModel,
  { tables }: Renames,
): readonly ObjectChange[] {
  const renames = [...tables.keys()].flatMap((key): readonly ObjectChange[] => {
    const [from, to] = [old, after].map(({ objects }) => objects.get(key));
    if (from === undefined || to === undefined) return [];
    const own = changes.find((change) => change.key === key);
    const head = `-${headOf(from)}\n+${headOf(to)}`;
    const diff = own === undefined ? head : `${head}\n${own.diff}`;
    return [{ how: "changed", key, subject: subjectOf(to), line: to.line, diff }];
  });
  return [...renames, ...changes.filter(({ key }) => !tables.has(key))];
}

function headOf({ parts }: SchemaObject): string {
  return (parts.get(partNames.definition)?.text ?? "").split("\n")[0] ?? "";
}

function told(
  change: ObjectChange,
  guests: readonly ObjectChange[],
  { old, after, renames }: Sides,
): HistoryChange {
  const { how, key, diff } = change;
  const [before, now] = [old.objects.get(key), after.objects.get(key)];
  const object = now ?? before;
  if (object === undefined) throw new Error(`a change of ${key}, which neither side has`);
  const own = before === undefined || now === undefined ? [] : partChanges(before, now, renames);
  const came = guests.map((guest) => ({ how: guest.how, what: guest.subject, renamedFrom: null }));
  return {
    how,
    kind: object.kind,
    name: object.name,
    renamedFrom: renames.tables.get(key)?.name ?? null,
    columns: columnsOf(object),
    parts: [...own, ...came],
    diff: [diff, ...guests.map((guest) => guest.diff)].filter((text) => text !== "").join("\n"),
  };
}

function columnsOf({ kind, columns }: SchemaObject): number | null {
  return kind.endsWith("table") ? columns.length : null;
}
