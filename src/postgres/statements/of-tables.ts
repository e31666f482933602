import { constraintIn, partNames } from "../part-name.ts";
import { elementsOf, tokensOf } from "../tokens.ts";
import { membersOf } from "../type-members.ts";
import { pathOf, said } from "./of-objects.ts";
import { ofOptions, optionChanges } from "./sequence-options.ts";
import { sqlName } from "./sql-name.ts";
import type { Step } from "./step.ts";

function altering(step: Step): string | undefined {
  const object = step.from.object ?? step.to.object;
  const path = object === undefined ? undefined : pathOf(object);
  return path === undefined ? undefined : `ALTER ${path}`;
}

function constraintOf({ from, to }: Step): string | undefined {
  const name = constraintIn(from.name ?? to.name ?? "");
  return name === undefined ? undefined : sqlName(name);
}

/** A key may be what another table refers to, and is not dropped alone. */
export function constraintDropped(step: Step): string | null {
  const [alter, name] = [altering(step), constraintOf(step)];
  const isKey = /^(PRIMARY|UNIQUE) /.test(step.from.part?.canonical[0] ?? "");
  if (alter === undefined || name === undefined || isKey) return null;
  return `${alter} DROP CONSTRAINT ${name};`;
}

/** Null where the constraint is said in more than one statement. */
export function constraintAdded(step: Step): string | null {
  const { part } = step.to;
  const alter = altering(step);
  if (part === undefined || alter === undefined || part.canonical.length > 1) return null;
  return /^ALTER /.test(part.text) ? said(step) : `${alter} ADD ${part.text};`;
}

/** Dropped and added; null where one of the two cannot be told. */
export function constraintReplaced(step: Step): string | null {
  const [drop, add] = [constraintDropped(step), constraintAdded(step)];
  return drop === null || add === null ? null : `${drop}\n${add}`;
}

/** Validated where it was not; what is no longer validated is replaced. */
export function constraintValidated(step: Step): string | null {
  const [alter, name] = [altering(step), constraintOf(step)];
  if (alter === undefined || name === undefined) return null;
  const isValid = !/ NOT VALID$/.test(step.to.part?.canonical[0] ?? "");
  return isValid ? `${alter} VALIDATE CONSTRAINT ${name};` : constraintReplaced(step);
}

/** Switched on and off, forced and no longer forced, in one statement. */
export function rowSecuritySet(step: Step): string | null {
  const alter = altering(step);
  if (alter === undefined) return null;
  const wordsOf = (side: Step["from"]) => (side.part?.canonical ?? []).map((line) => line.trim());
  const [old, now] = [wordsOf(step.from), wordsOf(step.to)];
  const off = old.filter((line) => !now.includes(line)).map((line) => takenBack.get(line));
  const on = now.filter((line) => !old.includes(line));
  const actions = [...off, ...on];
  return actions.includes(undefined) ? null : `${alter} ${actions.join(", ")};`;
}

const takenBack: ReadonlyMap<string, string> = new Map([
  ["ENABLE ROW LEVEL SECURITY", "DISABLE ROW LEVEL SECURITY"],
  ["FORCE ROW LEVEL SECURITY", "NO FORCE ROW LEVEL SECURITY"],
]);

/** Only the options that differ; null where one cannot be given back. */
export function sequenceSet(step: Step): string | null {
  const alter = altering(step);
  const [old, now] = [step.from, step.to].map(({ part }) => ofOptions(part?.canonical[0] ?? ""));
  if (alter === undefined || old === undefined || now === undefined) return null;
  const changes = optionChanges(old, now);
  return changes === null ? null : `${alter} ${changes.join(" ")};`;
}

/** Labels are added and renamed; none is taken or moved. */
export function labelsSet(step: Step): string | null {
  const { from, to } = step;
  const alter = altering(step);
  const [old, now] = [from, to].map(({ object }) =>
    object === undefined ? undefined : membersOf(object)?.names,
  );
  if (alter === undefined || old === undefined || now === undefined) return null;
  const added = now.filter((label) => !old.includes(label));
  const gone = old.filter((label) => !now.includes(label));
  const isInPlace = (label: string, at: number) => label === now[at] || gone.includes(label);
  if (gone.length > 0) {
    if (old.length !== now.length || !old.every(isInPlace)) return null;
    return gone
      .map((label) => `${alter} RENAME VALUE ${label} TO ${now[old.indexOf(label)]};`)
      .join("\n");
  }
  const isSameOrder = now.filter((label) => old.includes(label)).join() === old.join();
  if (!isSameOrder) return null;
  return added.map((label) => `${alter} ADD VALUE ${label}${placeOf(label, now)};`).join("\n");
}

function placeOf(label: string, labels: readonly string[]): string {
  const at = labels.indexOf(label);
  return at === 0 ? ` BEFORE ${labels[1]}` : ` AFTER ${labels[at - 1]}`;
}

/** A partition is taken out where the snapshot has it, and put where the database has it. */
export function partitionMoved(step: Step): string | null {
  const { from, to } = step;
  const isPlace = (from.name ?? to.name) === partNames.attachment;
  const isTable = (from.object ?? to.object)?.kind === "table";
  if (!isPlace || !isTable) return null;
  const detach = from.part?.text.replace(
    /^(ALTER TABLE )(?:ONLY )?(\S+) ATTACH (PARTITION \S+)[\s\S]*$/,
    "$1$2 DETACH $3;",
  );
  const attach = to.part === undefined ? [] : [`${to.part.text};`];
  return [...(detach === undefined ? [] : [detach]), ...attach].join("\n");
}

/** `WITH (…)` of a table, as a set. */
export function optionsSet(step: Step): string | null {
  const { from, to } = step;
  const alter = altering(step);
  const isTable = (from.object ?? to.object)?.kind === "table";
  if (alter === undefined || !isTable || (from.name ?? to.name) !== partNames.options) return null;
  const [old, now] = [from, to].map(({ part }) => tableOptions(part?.canonical ?? []));
  if (old === undefined || now === undefined) return null;
  const set = [...now].filter(([name, text]) => old.get(name) !== text).map(([, text]) => text);
  const reset = [...old.keys()].filter((name) => !now.has(name));
  return [
    ...(set.length === 0 ? [] : [`${alter} SET (${set.join(", ")});`]),
    ...(reset.length === 0 ? [] : [`${alter} RESET (${reset.join(", ")});`]),
  ].join("\n");
}

function tableOptions(canonical: readonly string[]): ReadonlyMap<string, string> {
  const tokens = tokensOf(canonical.join(" ")).slice(1);
  const options = elementsOf(tokens).map((element): [string, string] => {
    const words = element.map(({ text }) => text);
    const equals = words.indexOf("=");
    return [words.slice(0, equals).join(""), words.join("").replace("=", " = ")];
  });
  return new Map(options);
}
