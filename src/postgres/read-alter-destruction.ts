import type { FoundDestruction } from "./read-destruction.ts";
import { TokenCursor } from "./token-cursor.ts";
import { elementsOf, keywordOf, type Token } from "./tokens.ts";

/** What an `ALTER` destroys: columns, attributes and labels that are dropped, retyped or renamed. */
export function readAlterDestruction(
  text: string,
  tokens: readonly Token[],
): readonly FoundDestruction[] {
  const cursor = new TokenCursor(text, tokens);
  cursor.at = 1;
  cursor.skip("FOREIGN");
  if (cursor.skip("TYPE")) return readType(text, cursor);
  if (!cursor.skip("TABLE")) return [];
  cursor.skip("IF EXISTS");
  cursor.skip("ONLY");
  const table = cursor.takeQualifiedName();
  if (cursor.next?.text === "*") cursor.at += 1;
  return elementsOf(cursor.rest).flatMap((action) => readAction(text, action, table));
}

/** What `DROP` may name in a table that is no column. */
const noColumns = ["CONSTRAINT", "DEFAULT", "EXPRESSION", "IDENTITY", "NOT"];

function readAction(
  text: string,
  action: readonly Token[],
  table: string,
): readonly FoundDestruction[] {
  const cursor = new TokenCursor(text, action);
  const at = action[0]?.start ?? 0;
  if (cursor.skip("DROP")) {
    if (noColumns.includes(cursor.keyword())) return [];
    cursor.skip("COLUMN");
    cursor.skip("IF EXISTS");
    return [{ kind: "drops-column", object: `column ${table}.${cursor.takeName()}`, at }];
  }
  if (!cursor.skip("ALTER") || cursor.keyword() === "CONSTRAINT") return [];
  cursor.skip("COLUMN");
  const object = `column ${table}.${cursor.takeName()}`;
  const retypes = cursor.skip("TYPE") || cursor.skip("SET DATA TYPE");
  return retypes ? [{ kind: "retypes-column", object, at }] : [];
}

function readType(text: string, cursor: TokenCursor): readonly FoundDestruction[] {
  const name = cursor.takeQualifiedName();
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
