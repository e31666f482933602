import { isObject, itemsOf, memberOf, textOf } from "../../data/json.ts";
import { below, type Location } from "../api-source.ts";
import { canonicalOf } from "../canonical-document.ts";
import type { Part } from "./schema.ts";

/** Which way values travel, until when, and what the schema is called. */
export function annotationsOf(parts: readonly Part[]) {
  const says = (flag: string) => parts.some(({ node }) => memberOf(node, flag) === true);
  const titles = parts.map(({ node }) => textOf(memberOf(node, "title")));
  return {
    isReadOnly: says("readOnly"),
    isWriteOnly: says("writeOnly"),
    sunset: parts.map(sunsetOf).find((sunset) => sunset !== undefined),
    title: titles.find((title) => title !== undefined),
  };
}

/** Values that clients know and others may join, as texts. */
export function extensibleOf(parts: readonly Part[]): ReadonlySet<string> | undefined {
  const lists = parts.flatMap(({ node }) => {
    const listed = memberOf(node, "x-extensible-enum");
    return listed === undefined ? [] : [itemsOf(listed).map((value) => JSON.stringify(value))];
  });
  return lists.length === 0 ? undefined : new Set(lists.flat());
}

/** The property that tells alternatives apart; 2.0 names it alone. */
export function discriminatorOf(parts: readonly Part[]) {
  for (const { node, at } of parts) {
    const value = memberOf(node, "discriminator");
    const found = typeof value === "string" ? { propertyName: value } : value;
    if (isObject(found)) return { node: found, at: below(at, "/discriminator") };
  }
  return undefined;
}

function sunsetOf({ node }: Part): string | undefined {
  if (memberOf(node, "deprecated") !== true) return undefined;
  return textOf(memberOf(node, "x-sunset"));
}

/** Whether a `$ref` that stands somewhere leads nowhere. */
export type IsLost = (reference: string, at: Location) => boolean;

/** Keywords that nothing here looks into. */
export const unreadKeywords = ["$dynamicRef", "$recursiveRef", "additionalItems"];

/** Constructs that nothing here looks into, by their text. */
export function unreadOf(parts: readonly Part[], isLost: IsLost): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { node, at } of parts) {
    const reference = textOf(memberOf(node, "$ref"));
    if (reference !== undefined && isLost(reference, at)) found.set("$ref", reference);
    for (const keyword of unreadKeywords) {
      const value = memberOf(node, keyword);
      if (
        value !== undefined &&
        !(keyword === "additionalItems" && Array.isArray(memberOf(node, "items")))
      )
        found.set(keyword, JSON.stringify(canonicalOf(value)));
    }
  }
  return found;
}
