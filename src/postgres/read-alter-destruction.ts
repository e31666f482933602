import type { FoundDestruction } from "./read-destruction.ts";
import { TokenCursor } from "./token-cursor.ts";
import { elementsOf, keywordOf, type Token } from "./tokens.ts";

/** What an `ALTER` destroys: columns, attributes and labels that are dropped, retyped or renamed, and what is renamed itself. */
export function readAlterDestruction(
  text: string,
  tokens: readonly Token[],
): readonly FoundDestruction[] {
  const cursor = new TokenCursor(text, tokens);
  cursor.at = 1;
  const kind = kinds.find((words) => cursor.skip(words));
  if (kind === undefined) return [];
  cursor.skip("IF EXISTS");
  cursor.skip("ONLY");
  const name = cursor.takeQualifiedName();
  if (cursor.next?.text === "*") cursor.at += 1;
  const at = cursor.next?.start ?? 0;
  if (cursor.skip("RENAME TO") || cursor.skip("SET SCHEMA")) {
    return [{ kind: "renames-object", object: `${kind.toLowerCase()} ${name}`, at }];
  }
  if (kind === "TYPE") return readType(text, cursor, name);
  if (!haveColumns.includes(kind)) return [];
  return elementsOf(cursor.rest).flatMap((action) => readAction(text, action, name));
}

/** What a running release knows by its name, and does not find under another one. */
const kinds = [
  ...["FOREIGN TABLE", "TABLE", "MATERIALIZED VIEW", "VIEW", "SEQUENCE", "SCHEMA", "DATABASE"],
  ...["TYPE", "DOMAIN"],
];
const haveColumns = ["FOREIGN TABLE", "TABLE", "MATERIALIZED VIEW", "VIEW"];

function readAction(
  text: string,
  action: readonly Token[],
  table: string,
): readonly FoundDestruction[] {
  const cursor = new TokenCursor(text, action);
  const at = action[0]?.start ?? 0;
  const column = (kind: FoundDestruction["kind"]) => {
    cursor.skip("COLUMN");
    cursor.skip("IF EXISTS");
    return { kind, object: `column ${table}.${cursor.takeName()}`, at };
  };
  const isDrop = cursor.skip("DROP");
  const isRename = !isDrop && cursor.skip("RENAME");
  if (cursor.keyword() === "CONSTRAINT") return [];
  if (isDrop) return [column("drops-column")];
  if (isRename) return [column("renames-column")];
  if (!cursor.skip("ALTER") || cursor.keyword() === "CONSTRAINT") return [];
  const retyped = column("retypes-column");
  return cursor.skip("TYPE") || cursor.skip("SET DATA TYPE") ? [retyped] : [];
}

function readType(text: string, cursor: TokenCursor, name: string): readonly FoundDestruction[] {
  return elementsOf(cursor.rest).flatMap((action): readonly FoundDestruction[] => {
    const words = action.slice(0, 2).map(keywordOf).join(" ");
    if (!destructiveOfTypes.includes(words)) return [];
    const inner = new TokenCursor(text, action);
    inner.at = 2;
    inner.skip("IF EXISTS");
    const part = `${words.endsWith("VALUE") ? "label" : "attribute"} ${inner.takeName()}`;
    return [{ kind: "alters-type", object: `${part} of type ${name}`, at: action[0]?.start ?? 0 }];
  });
}

const destructiveOfTypes = [
  "DROP ATTRIBUTE",
  "ALTER ATTRIBUTE",
  "RENAME ATTRIBUTE",
  "RENAME VALUE",
  "DROP VALUE",
];
