import { constraintIn, granteeIn, partNames } from "../part-name.ts";
import type { ChangeKind } from "../schema-change.ts";
import type { Part, SchemaObject } from "../schema-model.ts";
import { keywordOf, type Token, tokensOf } from "../tokens.ts";
import { membersOf } from "../type-members.ts";

/** What of an object is missing when all of it is. */
export function missingKindOf({ kind }: SchemaObject): "table" | "index" | "object" {
  if (kind === "index") return "index";
  return isTable(kind) ? "table" : "object";
}

function isTable(kind: string): boolean {
  return kind === "table" || kind === "foreign table";
}

const byPart: ReadonlyMap<string, ChangeKind> = new Map([
  [partNames.comment, "comment-changed"],
  [partNames.owner, "owner-changed"],
  [partNames.rowSecurity, "row-security-changed"],
  [partNames.state, "state-changed"],
  [partNames.attachment, "partition-changed"],
  [partNames.partitioning, "partition-changed"],
]);

const ofStorage = new Set<string>([
  partNames.options,
  partNames.tablespace,
  partNames.accessMethod,
]);
const stored = new Set(["table", "materialized view", "index"]);

/** The kinds of a difference in one part of an object that both sides have. */
export function kindsOfPart(
  before: SchemaObject,
  after: SchemaObject,
  name: string,
): readonly ChangeKind[] {
  if (name === partNames.definition) return kindsOfDefinition(before, after);
  const kind = byPart.get(name);
  if (kind !== undefined) return [kind];
  if (granteeIn(name) !== undefined) return ["privileges-changed"];
  if (ofStorage.has(name) && stored.has(before.kind)) return ["storage-changed"];
  return [constraintKind(before, after, name) ?? "object-changed"];
}

function constraintKind(
  before: SchemaObject,
  after: SchemaObject,
  name: string,
): ChangeKind | undefined {
  if (constraintIn(name) === undefined && name !== partNames.unnamedConstraint) return undefined;
  const [old, now] = [before.parts.get(name), after.parts.get(name)];
  if (old === undefined) return "constraint-missing-in-snapshot";
  if (now === undefined) return "constraint-missing-in-database";
  const isOnlyValidation = validated(old) === validated(now);
  return isOnlyValidation ? "constraint-validation-changed" : "constraint-changed";
}

function validated({ canonical }: Part): string {
  return canonical.map((line) => line.replace(/ NOT VALID$/, "")).join("\n");
}

const byKind: ReadonlyMap<string, ChangeKind> = new Map([
  ["table", "storage-changed"],
  ["foreign table", "object-changed"],
  ["index", "index-changed"],
  ["view", "view-changed"],
  ["materialized view", "view-changed"],
  ["policy", "policy-changed"],
  ["sequence", "sequence-options-changed"],
]);

function kindsOfDefinition(before: SchemaObject, after: SchemaObject): readonly ChangeKind[] {
  const { kind } = before;
  const isOneKind = before.kind === after.kind;
  if (!isOneKind || !before.parts.has("") || !after.parts.has("")) return ["object-changed"];
  if (kind === "function" || kind === "procedure") return kindsOfRoutine(before, after);
  if (kind === "type" && [before, after].every((type) => membersOf(type)?.isEnum === true)) {
    return ["enum-labels-changed"];
  }
  return [byKind.get(kind) ?? "object-changed"];
}

function kindsOfRoutine(before: SchemaObject, after: SchemaObject): readonly ChangeKind[] {
  const [old, now] = [before, after].map((each) => routineOf(each.parts.get("")));
  const kinds: ChangeKind[] = [];
  if (old?.body !== now?.body) kinds.push("function-body-changed");
  if (old?.attributes !== now?.attributes) kinds.push("function-attributes-changed");
  return kinds.length === 0 ? ["object-changed"] : kinds;
}

/** A routine's body, and all that its definition says beside it. */
function routineOf(part: Part | undefined) {
  const tokens = tokensOf((part?.canonical ?? []).join("\n"));
  const at = bodyOf(tokens);
  const textOf = (some: readonly Token[]) => some.map(({ text }) => text).join(" ");
  return { attributes: textOf(tokens.slice(0, at)), body: textOf(tokens.slice(at)) };
}

/** `AS 'text'`, `BEGIN ATOMIC`, or `RETURN` alone, outside parentheses. */
function bodyOf(tokens: readonly Token[]): number {
  let depth = 0;
  const at = tokens.findIndex((token, index) => {
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    const word = depth === 0 ? keywordOf(token) : "";
    const next = tokens[index + 1]?.text ?? "";
    return (word === "AS" && /^(E?'|\$)/i.test(next)) || word === "BEGIN" || word === "RETURN";
  });
  return at === -1 ? tokens.length : at;
}
