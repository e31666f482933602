import type { PlacedDestruction } from "./destructive-statements.ts";
import { readRoutine } from "./read-block.ts";
import { type FoundDestruction, readDestruction } from "./read-destruction.ts";
import type { Statement } from "./scan-statements.ts";
import { TokenCursor } from "./token-cursor.ts";
import { keywordOf, nameOf, tokensOf } from "./tokens.ts";

/** What the routines that a script makes would destroy, told where the same script calls them. */
export interface CalledRoutines {
  /** Of each routine once, at the first call. `placed` gives a destruction its line. */
  calledBy(
    statement: Statement,
    placed: (statement: Statement, found: FoundDestruction) => PlacedDestruction,
  ): readonly PlacedDestruction[];
}

/** Statements that name a routine and do not run it. */
const definitions = ["CREATE", "ALTER", "DROP", "COMMENT", "GRANT", "REVOKE", "SECURITY"];

/** Knows no routine yet. */
export function openCalledRoutines(): CalledRoutines {
  const waiting = new Map<string, readonly PlacedDestruction[]>();
  return {
    calledBy(statement, placed) {
      const tokens = tokensOf(statement.text);
      const cursor = new TokenCursor(statement.text, tokens);
      if (definitions.includes(cursor.keyword())) {
        cursor.at = 1;
        cursor.skip("OR REPLACE");
        if (!cursor.skip("FUNCTION") && !cursor.skip("PROCEDURE")) return [];
        if (keywordOf(tokens[0]) !== "CREATE") return [];
        const name = cursor.takeQualifiedName();
        const found = readRoutine(statement.text, tokens, `a call of ${name}`, readDestruction);
        const last = name.split(".").at(-1) ?? name;
        const known = waiting.get(last) ?? [];
        waiting.set(last, [...known, ...found.map((one) => placed(statement, one))]);
        return [];
      }
      const called = [...waiting.keys()].filter((name) => isCalledIn(statement.text, name));
      const told = called.flatMap((name) => waiting.get(name) ?? []);
      for (const name of called) waiting.delete(name);
      return told;
    },
  };
}

/** Whether the name stands before a parenthesis, within the string of a block too. */
function isCalledIn(text: string, name: string): boolean {
  const words = text.split(/\s*\(/).slice(0, -1);
  return words.some((before) => {
    const last = /("(?:[^"]|"")*"|[\p{L}\p{N}_$]+)$/u.exec(before)?.[1];
    return last !== undefined && nameOf({ text: last, start: 0, end: 0 }) === name;
  });
}
