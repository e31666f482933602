import { bareNameOf, saidOf } from "../object-text.ts";
import { columnIn, columnPart, partNames } from "../part-name.ts";
import { type Column, readColumn } from "../read-column.ts";
import type { SchemaObject } from "../schema-model.ts";
import { sourceOf } from "../source-of.ts";
import { objectsNaming } from "./mentions.ts";
import { ofOptions, optionChanges } from "./sequence-options.ts";
import { sqlName } from "./sql-name.ts";
import type { Side, Step } from "./step.ts";

/** Statements about one column; null where what depends on it is not known to allow them. */
type ColumnStep = {
  readonly table: SchemaObject;
  readonly column: string;
  readonly old: Column;
  readonly now: Column;
  readonly step: Step;
};

type Action = (step: ColumnStep) => string | null;

function withColumn({ from, to, ...step }: Step, action: Action): string | null {
  const table = from.object ?? to.object;
  if (table === undefined) return null;
  const column = columnIn(from.name ?? "");
  const [old, now] = [from, to].map(columnOf);
  if (column === undefined || old === undefined || now === undefined) return null;
  const said = action({ table, column, old, now, step: { ...step, from, to } });
  return said === null ? null : `ALTER ${tableWord(table)} ${said};`;
}

function columnOf({ part }: Side): Column {
  return readColumn(part ?? { canonical: [] });
}

function tableWord({ kind, name }: SchemaObject): string {
  return `${kind.toUpperCase()} ${sqlName(name)}`;
}

const altered =
  (action: Action): ((step: Step) => string | null) =>
  (step) =>
    withColumn(step, (one) => {
      const said = action(one);
      return said === null ? null : `ALTER COLUMN ${sqlName(one.column)} ${said}`;
    });

export const retyped = altered(({ table, column, old, now, step }) => {
  const type = typed(step.to, now);
  const isFixed = table.kind === "view" || now.generated !== old.generated;
  if (type === null || isFixed || isUsed(step.from, table, column)) return null;
  if (isAssignable(old.type, now.type)) return type;
  if (!isText(old.type) || old.default !== "") return null;
  return `${type} USING (${sqlName(column)}::${sourceOf(step.to.part, now.type)})`;
});

function typed({ part }: Side, { type, collation }: Column): string | null {
  const name = sourceOf(part, type);
  if (name === null || collation === "") return name === null ? null : `TYPE ${name}`;
  const written = sourceOf(part, collation);
  return written === null ? null : `TYPE ${name} COLLATE ${written}`;
}

export const recollated = altered(({ table, column, old, now, step }) => {
  const isOther = old.type !== now.type || now.collation === "";
  return isOther || isUsed(step.from, table, column) ? null : typed(step.to, now);
});

export const defaulted = altered(({ now, step }) => {
  if (now.default === "") return "DROP DEFAULT";
  const expression = sourceOf(step.to.part, now.default);
  return expression === null ? null : `SET DEFAULT ${expression}`;
});

export const required = altered(({ old, now }) => {
  if (old.required !== "" || now.required !== "") return null;
  return now.isRequired ? "SET NOT NULL" : "DROP NOT NULL";
});

export const generated = altered(({ old, now, step }) => {
  if (old.isIdentity && now.isIdentity) return identityChanged(old.generated, now.generated);
  if (old.isIdentity && now.generated === "") return "DROP IDENTITY";
  if (!now.isIdentity || old.generated !== "") return null;
  const written = sourceOf(step.to.part, now.generated);
  return written === null ? null : `ADD GENERATED ${written}`;
});

function identityChanged(before: string, after: string): string | null {
  const kindOf = (text: string) => text.slice(0, text.indexOf(" AS "));
  const [old, now] = [ofOptions(before), ofOptions(after)];
  const options = optionChanges(old, now);
  const isKindAlone = options === null && [...old].join() === [...now].join();
  if (options === null && !isKindAlone) return null;
  const kind = kindOf(before) === kindOf(after) ? [] : [`SET GENERATED ${kindOf(after)}`];
  return [...kind, ...(options ?? []).map((option) => `SET ${option}`)].join(" ");
}

/** Only what is said in a statement of its own, and takes nothing back. */
export const stored = altered(({ old, now }) => {
  const before = old.storage.split("\n").filter((line) => line !== "");
  const added = now.storage.split("\n").filter((line) => !before.includes(line));
  const verbOf = (line: string) => line.split(" ").slice(0, 2).join(" ");
  const isLost = before.some(
    (line) =>
      !now.storage.split("\n").includes(line) &&
      !added.some((other) => verbOf(other) === verbOf(line)),
  );
  const [only] = added;
  if (isLost || only === undefined || added.length > 1 || !only.startsWith("SET ")) return null;
  return only.startsWith("SET (") ? null : only;
});

/** Null where something else holds on to the column: it would go too, or forbid it. */
export function columnDropped({ from }: Step): string | null {
  const { object: table, name } = from;
  const column = columnIn(name ?? "");
  if (table === undefined || column === undefined || isUsed(from, table, column)) return null;
  return `ALTER ${tableWord(table)} DROP COLUMN ${sqlName(column)};`;
}

/** A column comes last; with others that come too, in their order. */
export function columnAdded({ from, to }: Step): string | null {
  const { object: table, name, part } = to;
  const before = from.object;
  const column = columnIn(name ?? "");
  if (table === undefined || before === undefined || part === undefined) return null;
  if (column === undefined) return null;
  const after = table.columns.slice(table.columns.indexOf(column) + 1);
  if (after.some((other) => before.columns.includes(other))) return null;
  const [definition = "", ...more] = part.text.split(/\n(?=ALTER )/);
  const statements = [`ALTER ${tableWord(before)} ADD COLUMN ${definition}`, ...more];
  return statements.map((text) => `${text};`).join("\n");
}

/** Null where a side does not name a column. */
export function columnRenamed({ from, to }: Step): string | null {
  const [old, now] = [columnIn(from.name ?? ""), columnIn(to.name ?? "")];
  if (from.object === undefined || old === undefined || now === undefined) return null;
  const table = tableWord(to.object ?? from.object);
  return `ALTER ${table} RENAME COLUMN ${sqlName(old)} TO ${sqlName(now)};`;
}

/** Views, rules, policies, triggers and keys of other tables hold on to a column they name. */
function isUsed({ model }: Side, table: SchemaObject, column: string): boolean {
  const isFamily =
    table.parts.has(partNames.inheritance) || table.parts.has(partNames.partitioning);
  if (isFamily || table.parts.has(partNames.attachment)) return true;
  const bare = bareNameOf(table);
  const isParent = objectsNaming(model, bare).some(({ parts }) => parts.has(partNames.inheritance));
  const holders = objectsNaming(model, bare, column).filter(
    ({ key, kind }) => key !== table.key && kind !== "index",
  );
  return isParent || holders.length > 0 || isNamedInExpression(table, column);
}

/** The expression of a generated column of the same table. */
function isNamedInExpression(table: SchemaObject, column: string): boolean {
  return table.columns.some(
    (other) =>
      other !== column &&
      saidOf(table, columnPart(other)).includes("GENERATED") &&
      saidOf(table, columnPart(other)).split(" ").includes(column),
  );
}

const families = [
  ["smallint", "integer", "bigint", "numeric", "real", "double precision"],
  ["text", "character varying", "character", "name"],
  ["date", "timestamp without time zone", "timestamp with time zone"],
  ["time without time zone", "time with time zone", "interval"],
  ["json", "jsonb"],
];

/** PostgreSQL turns one into the other by itself; anything into text. */
function isAssignable(before: string, after: string): boolean {
  const [old, now] = [bareType(before), bareType(after)];
  if (old === now || isText(after)) return true;
  return families.some((family) => family.includes(old) && family.includes(now));
}

function isText(type: string): boolean {
  return /^(text|character varying|character)$/.test(bareType(type));
}

function bareType(type: string): string {
  return type
    .toLowerCase()
    .replace(/ \( [\d ,]+ \)/, "")
    .trim();
}
