import type { Statement } from "./scan-statements.ts";
import { TokenCursor } from "./token-cursor.ts";
import { elementsOf, tokensOf } from "./tokens.ts";

/** Columns that a script has made by now: filling them overwrites nothing. */
export interface FreshColumns {
  read(statement: Statement): void;
  /** Of an object as destructions name it: "column public.orders.total". */
  has(object: string): boolean;
}

/** Knows none yet. What is made only if it does not exist may hold values, and is not fresh. */
export function openFreshColumns(): FreshColumns {
  const tables = new Set<string>();
  const columns = new Set<string>();
  return {
    read({ text }) {
      const cursor = new TokenCursor(text, tokensOf(text));
      if (cursor.skip("CREATE")) {
        cursor.skipAny("UNLOGGED", "TEMP", "TEMPORARY");
        if (cursor.skip("TABLE") && !cursor.skip("IF NOT EXISTS")) {
          tables.add(cursor.takeQualifiedName());
        }
      }
      if (!cursor.skip("ALTER TABLE")) return;
      cursor.skip("IF EXISTS");
      cursor.skip("ONLY");
      const table = cursor.takeQualifiedName();
      for (const action of elementsOf(cursor.rest)) {
        const inner = new TokenCursor(text, action);
        if (!inner.skip("ADD")) continue;
        inner.skip("COLUMN");
        if (!inner.skip("IF NOT EXISTS")) columns.add(`column ${table}.${inner.takeName()}`);
      }
    },
    has: (object) =>
      columns.has(object) || tables.has(object.replace(/^column /, "").replace(/\.[^.]*$/, "")),
  };
}
