import { bareNameOf } from "../object-text.ts";
import { constraintIn, partNames } from "../part-name.ts";
import type { SchemaObject } from "../schema-model.ts";
import { keywordOf, tokensOf } from "../tokens.ts";
import { objectsNaming } from "./mentions.ts";
import { sqlName, sqlNameOnTable, sqlSignature } from "./sql-name.ts";
import type { Step } from "./step.ts";

const onTable = new Set(["trigger", "policy", "rule"]);
const routines = new Set(["function", "procedure"]);
const plain = new Set([
  ...["table", "foreign table", "view", "materialized view", "index", "sequence", "type", "domain"],
  ...[
    "schema",
    "extension",
    "statistics",
    "collation",
    "event trigger",
    "conversion",
    "publication",
  ],
  ...["text search configuration", "text search dictionary"],
]);

/** Kind and name as `DROP` and `ALTER` take them; undefined for a kind whose name is more than a name. */
export function pathOf({ kind, name }: SchemaObject): string | undefined {
  const word = kind.toUpperCase();
  if (onTable.has(kind)) return `${word} ${sqlNameOnTable(name)}`;
  if (routines.has(kind)) return `${word} ${sqlSignature(name)}`;
  return plain.has(kind) ? `${word} ${sqlName(name)}` : undefined;
}

/** Nothing else goes with them, and nothing keeps them. */
const leaves = new Set(["trigger", "policy", "rule", "event trigger", "statistics"]);

/** Null where something else needs the object, or no statement drops its kind alone. */
export function dropped({ from: { object, model } }: Step): string | null {
  const path = object === undefined ? undefined : pathOf(object);
  if (object === undefined || path === undefined) return null;
  const isKept = !leaves.has(object.kind) && isNeeded(object, model);
  return isKept || object.parts.has(partNames.attachment) ? null : `DROP ${path};`;
}

function isNeeded(object: SchemaObject, model: Step["from"]["model"]): boolean {
  if (object.kind === "schema" || object.kind === "extension") return true;
  return objectsNaming(model, bareNameOf(object)).some(
    ({ key, of }) => key !== object.key && of !== object.key,
  );
}

/** What a script says of an object, statement by statement; a table's pieces are no statements. */
export function created({ to: { object } }: Step): string | null {
  if (object === undefined || /table|mapping|subscription/.test(object.kind)) return null;
  const parts = [...object.parts.values()];
  if (!object.parts.has(partNames.definition) || object.parts.has(partNames.tablespace))
    return null;
  return parts.map(({ text }) => `${text};`).join("\n");
}

/** Dropped and created, where a script says nothing of it that would be lost. */
export function replaced(step: Step): string | null {
  const { from, to } = step;
  if (from.object?.parts.size !== 1 || to.object?.parts.size !== 1) return null;
  const [drop, create] = [dropped(step), created(step)];
  return drop === null || create === null ? null : `${drop}\n${create}`;
}

/** Of an object, or of a constraint where both sides name a part. */
export function renamed(step: Step): string | null {
  const { from, to } = step;
  if (from.object === undefined || to.object === undefined) return null;
  if (from.name !== null && to.name !== null) return constraintRenamed(step);
  const path = pathOf(withTableOf(from.object, to.object));
  return path === undefined ? null : `ALTER ${path} RENAME TO ${sqlName(bareNameOf(to.object))};`;
}

/** A trigger of a table that was renamed is looked for at its new name. */
function withTableOf(before: SchemaObject, after: SchemaObject): SchemaObject {
  if (!onTable.has(before.kind)) return before;
  const table = after.name.slice(after.name.lastIndexOf(" on "));
  return { ...before, name: `${before.name.slice(0, before.name.lastIndexOf(" on "))}${table}` };
}

function constraintRenamed({ from, to }: Step): string | null {
  const path = to.object === undefined ? undefined : pathOf(to.object);
  const [old, now] = [constraintIn(from.name ?? ""), constraintIn(to.name ?? "")];
  if (path === undefined || old === undefined || now === undefined) return null;
  return `ALTER ${path} RENAME CONSTRAINT ${sqlName(old)} TO ${sqlName(now)};`;
}

/** The statement that says it on the other side, whole. */
export function said({ to: { part } }: Step): string | null {
  return part === undefined ? null : statementsOf(part.text);
}

function statementsOf(text: string): string {
  return text
    .split(/\n(?=(?:ALTER|GRANT|REVOKE|COMMENT) )/)
    .map((one) => `${one};`)
    .join("\n");
}

/** A comment is given, or taken by giving none. */
export function commented(step: Step): string | null {
  const { from, to } = step;
  if (to.part !== undefined) return said(step);
  const text = from.part?.text ?? "";
  const last = tokensOf(text).at(-1);
  return last === undefined ? null : `${text.slice(0, last.start)}NULL;`;
}

/** `ENABLE` is what no script says. */
export function stateSet(step: Step): string | null {
  const { from, to } = step;
  if (to.part !== undefined) return said(step);
  return from.part === undefined
    ? null
    : `${from.part.text.replace(/\b(DISABLE|ENABLE (ALWAYS|REPLICA))\b/, "ENABLE")};`;
}

/** `CREATE OR REPLACE` keeps what hangs from a routine; its result and its defaults must stay. */
export function routineReplaced({ from, to }: Step): string | null {
  const [old, now] = [from, to].map(({ part }) =>
    part === undefined ? "" : (part.canonical[0] ?? ""),
  );
  if (old === undefined || now === undefined || to.part === undefined) return null;
  const resultOf = (text: string) => /\) (RETURNS .*?)(?= LANGUAGE )/s.exec(text)?.[1] ?? "";
  const defaultsOf = (text: string) => (text.match(/ (DEFAULT|=) /g) ?? []).length;
  if (resultOf(old) !== resultOf(now) || defaultsOf(now) < defaultsOf(old)) return null;
  return `${to.part.text.replace(/^CREATE (?!OR )/, "CREATE OR REPLACE ")};`;
}

/** A view that gives the same columns, from elsewhere. */
export function viewReplaced({ from, to }: Step): string | null {
  if (to.part === undefined || to.object?.kind !== "view") return null;
  const [old, now] = [from, to].map(({ part }) => selectListOf(part?.canonical[0] ?? ""));
  if (old !== now || old === "") return null;
  return `${to.part.text.replace(/^CREATE (?!OR )/, "CREATE OR REPLACE ")};`;
}

/** All up to the first `FROM` outside parentheses. */
function selectListOf(canonical: string): string {
  let depth = 0;
  const tokens = tokensOf(canonical);
  const end = tokens.findIndex((token) => {
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    return depth === 0 && keywordOf(token) === "FROM";
  });
  return tokens
    .slice(0, Math.max(end, 0))
    .map(({ text }) => text)
    .join(" ");
}
