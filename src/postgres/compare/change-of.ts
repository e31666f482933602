import { structuredPatch } from "diff";
import { groupedBy } from "../../data/grouped-by.ts";
import { bareNameOf, definesColumn } from "../object-text.ts";
import { columnIn, commentedIn, constraintIn, granteeIn } from "../part-name.ts";
import type { SchemaChange } from "../schema-change.ts";
import { type SchemaModel, type SchemaObject, subjectOf } from "../schema-model.ts";
import { statementFor } from "../statements/statement-for.ts";
import { kindBack, type Side, type Step } from "../statements/step.ts";

/** What a sentence can say of either side. */
export type Words = { readonly before: string | null; readonly after: string | null };

/** A difference with all that can be told of it. */
export function changeOf(step: Step, words: Words = { before: null, after: null }): SchemaChange {
  const { kind, from, to } = step;
  const isOrder = kind === "columns-reordered";
  const [snapshot, database] = isOrder
    ? [words.before, words.after]
    : [textOf(from, step), textOf(to, step)];
  const speaking = isThere(from, step) ? from : to;
  return {
    kind,
    subject: speaking.object === undefined ? "" : subjectOf(speaking.object, speaking.name ?? ""),
    snapshot,
    database,
    ...words,
    diff: diffOf(snapshot, database),
    statement: statementFor(step),
    revert: statementFor({ kind: kindBack(kind), from: to, to: from }),
    cause: null,
    names: namesOf(step),
    ...alongOf(speaking, step),
    line: lineOf(speaking),
  };
}

function isThere({ object, name, part }: Side, { kind }: Step): boolean {
  if (kind.startsWith("column-missing")) {
    return part !== undefined && object !== undefined && definesColumn(object, name ?? "");
  }
  return name === null ? object !== undefined : part !== undefined;
}

function textOf(side: Side, step: Step): string | null {
  const { object, name, part } = side;
  if (!isThere(side, step) || object === undefined) return null;
  if (name !== null) return part?.text ?? null;
  const isRename = step.kind.endsWith("-renamed");
  const definition = object.parts.get("");
  if (isRename && definition !== undefined) return definition.text;
  return [...object.parts.values()].map(({ text }) => text).join("\n");
}

/** What is missing with a table, so that another policy or trigger of it makes another drift. */
function alongOf({ object, model, name }: Side, { kind }: Step): Pick<SchemaChange, "along"> {
  if (object === undefined || name !== null || !kind.includes("-missing-in-")) return {};
  const guests = guestsIn(model).get(object.key) ?? [];
  if (guests.length === 0) return {};
  const texts = guests.map(({ parts }) => [...parts.values()].map(({ text }) => text).join("\n"));
  return { along: texts.sort() };
}

type Guests = ReadonlyMap<string | null, readonly SchemaObject[]>;
const guestsByModel = new WeakMap<SchemaModel, Guests>();

/** Objects by the table they hang from. */
function guestsIn(model: SchemaModel): Guests {
  const known = guestsByModel.get(model);
  if (known !== undefined) return known;
  const guests = groupedBy(model.objects.values(), (object) => object.of);
  guestsByModel.set(model, guests);
  return guests;
}

/** The lines that differ, three lines around each. */
function diffOf(before: string | null, after: string | null): string {
  if (before === null || after === null) {
    return before === null ? marked("+", after ?? "") : marked("-", before);
  }
  const { hunks } = structuredPatch("", "", `${before}\n`, `${after}\n`, "", "", { context: 3 });
  return hunks.flatMap(({ lines }) => lines).join("\n");
}

function marked(mark: "+" | "-", text: string): string {
  return text
    .split("\n")
    .map((line) => `${mark}${line}`)
    .join("\n");
}

function lineOf({ object, part }: Side): number {
  return part?.line ?? object?.line ?? 1;
}

function namesOf({ from, to }: Step): readonly string[] {
  const names = [from, to].flatMap(({ object, name }) => {
    if (object === undefined) return [];
    const own = ownNameIn(name ?? "");
    return own === undefined ? [bareNameOf(object)] : [bareNameOf(object), own];
  });
  return [...new Set(names)];
}

/** The column, constraint or role that a part is about. */
function ownNameIn(part: string): string | undefined {
  const column = columnIn(commentedIn(part) ?? part);
  return column ?? constraintIn(part) ?? granteeIn(part);
}
