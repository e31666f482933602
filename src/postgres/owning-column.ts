import { partNames } from "./part-name.ts";
import { relationKey, type SchemaObject } from "./schema-model.ts";
import { TokenCursor } from "./token-cursor.ts";
import { tokensOf } from "./tokens.ts";

/** A column and its table, each as the model names it: "public.orders" and "id". */
export type OwningColumn = { readonly table: string; readonly column: string };

/** The column that a sequence goes with; undefined of one that goes with none, and of any other object. */
export function owningColumnOf({ parts }: Pick<SchemaObject, "parts">): OwningColumn | undefined {
  const [said = ""] = parts.get(partNames.owningColumn)?.canonical ?? [];
  const cursor = new TokenCursor("", tokensOf(said));
  const names = [cursor.takeName()];
  while (cursor.next?.text === ".") {
    cursor.at += 1;
    names.push(cursor.takeName());
  }
  const column = names.pop() ?? "";
  return names.length === 0 ? undefined : { table: names.join("."), column };
}

/** The key of the table an object hangs from, or whose column a sequence goes with; null where there is none. */
export function tableKeyOf(object: Pick<SchemaObject, "of" | "parts">): string | null {
  const owner = owningColumnOf(object);
  return owner === undefined ? object.of : relationKey(owner.table);
}
