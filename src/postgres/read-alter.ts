import { additionsPart, columnPart, constraintPart, partNames } from "./part-name.ts";
import { belonging, readObjectName } from "./read-object-name.ts";
import { type Named, relationSpace, type Saying } from "./schema-model.ts";
import type { TokenCursor } from "./token-cursor.ts";

/** `ALTER kind name action`: the action is a part of the object, or speaks of another that hangs from it. */
export function readAlter(cursor: TokenCursor): readonly Saying[] {
  cursor.at += 1;
  const named = readObjectName(cursor);
  if (named === undefined) return [];
  return [readState(cursor, named) ?? readPartition(cursor, named) ?? readAction(cursor, named)];
}

/** `ENABLE|DISABLE [ALWAYS|REPLICA] TRIGGER|RULE name` is the state of the trigger or rule. */
function readState(cursor: TokenCursor, table: Named): Saying | undefined {
  const start = cursor.at;
  if (!(cursor.skip("ENABLE") || cursor.skip("DISABLE"))) return undefined;
  cursor.skipAny("ALWAYS", "REPLICA");
  const kind = cursor.keyword().toLowerCase();
  if (kind !== "trigger" && kind !== "rule") {
    cursor.at = start;
    return undefined;
  }
  const words = cursor.tokens.slice(start, cursor.at).map(({ text }) => text.toUpperCase());
  cursor.at += 1;
  const named = belonging(kind, kind, cursor.takeName(), table.name);
  return { named, part: partNames.state, canonical: words.join(" "), text: cursor.text, start: 0 };
}

/** `ATTACH PARTITION child …` is about the child. */
function readPartition(cursor: TokenCursor, parent: Named): Saying | undefined {
  if (!cursor.skip("ATTACH PARTITION")) return undefined;
  const named = { space: relationSpace, kind: parent.kind, name: cursor.takeQualifiedName() };
  const canonical = `${parent.name} ${cursor.restCanonical}`.trim();
  return { named, part: partNames.attachment, canonical, text: cursor.text, start: 0 };
}

function readAction(cursor: TokenCursor, named: Named): Saying {
  const part = partOf(cursor);
  const { text } = cursor;
  return { named, part, canonical: cursor.restCanonical, text, start: 0 };
}

const actions: readonly (readonly [words: string, part: string])[] = [
  ["OWNER TO", partNames.owner],
  ["OWNED BY", partNames.owningColumn],
  ["CLUSTER ON", "clustering"],
  ["REPLICA IDENTITY", partNames.replicaIdentity],
];

/** Names the part an action is about, and takes the words that the name stands for. */
function partOf(cursor: TokenCursor): string {
  const action = actions.find(([words]) => cursor.skip(words));
  if (action !== undefined) return action[1];
  if (cursor.skip("ADD CONSTRAINT")) return constraintPart(cursor.takeName());
  if (cursor.skip("ALTER COLUMN")) return columnPart(cursor.takeName());
  if (cursor.tokens.slice(cursor.at).some((_, ahead) => isRowSecurity(cursor, ahead))) {
    return partNames.rowSecurity;
  }
  const first = cursor.keyword();
  if (first === "SET" || first === "RESET" || first === "OPTIONS") return partNames.options;
  if (first === "ENABLE" || first === "DISABLE") return partNames.state;
  if (first === "INHERIT") return partNames.inheritance;
  if (first === "ADD") return additionsPart(cursor.keyword(1).toLowerCase());
  return `${first} ${cursor.keyword(1)}`.trim().toLowerCase();
}

function isRowSecurity(cursor: TokenCursor, ahead: number): boolean {
  return ahead < 3 && cursor.keyword(ahead) === "ROW" && cursor.keyword(ahead + 1) === "LEVEL";
}
