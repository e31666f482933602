import { memberOf, textOf } from "../../data/json.ts";
import { below, type Location } from "../api-source.ts";
import type { SchemaAt } from "./meet.ts";
import type { Part, Schema } from "./schema.ts";

/** The schemas that parts hold under a keyword. */
export function schemasUnder(
  parts: readonly Part[],
  keyword: string,
  schemaAt: SchemaAt,
): readonly Schema[] {
  return parts.flatMap(({ node, at }) => {
    const value = memberOf(node, keyword);
    return value === undefined ? [] : [schemaAt(value, below(at, `/${keyword}`))];
  });
}

/** The texts that parts hold under a keyword. */
export function textsUnder(parts: readonly Part[], keyword: string): readonly string[] {
  return parts.flatMap(({ node }) => textOf(memberOf(node, keyword)) ?? []);
}

/** The numbers above none that parts hold under a keyword, each once. */
export function numbersUnder(parts: readonly Part[], keyword: string): readonly number[] {
  const numbers = parts.flatMap(({ node }) => {
    const value = memberOf(node, keyword);
    return typeof value === "number" && value > 0 ? [value] : [];
  });
  return [...new Set(numbers)];
}

/** Where each keyword stands first. */
export function keywordsOf(parts: readonly Part[]): ReadonlyMap<string, Location> {
  const found = new Map<string, Location>();
  for (const { node, at } of parts)
    for (const key of Object.keys(node)) if (!found.has(key)) found.set(key, at);
  return found;
}
