import { type JsonObject, memberOf, textOf } from "../../data/json.ts";
import type { ValueKind } from "./value-kinds.ts";

/** How values of a parameter or header are written, with the specification's defaults filled in. */
export type Serialization = { readonly style: string; readonly explode: boolean };

const explodedByDefault = new Set(["form", "cookie"]);

/** The effective style of a parameter `in` a place; headers have that of the place `header`. */
export function serializationOf(node: JsonObject, place: string): Serialization {
  const isInUrl = place === "query" || place === "cookie";
  const style = textOf(memberOf(node, "style")) ?? (isInUrl ? "form" : "simple");
  const explode = memberOf(node, "explode");
  return {
    style,
    explode: typeof explode === "boolean" ? explode : explodedByDefault.has(style),
  };
}

/** Whether values of these kinds are the same text in both. */
export function isSameText(
  before: Serialization,
  after: Serialization,
  kinds: readonly ValueKind[],
): boolean {
  return kinds.every((kind) => textFormOf(before, kind) === textFormOf(after, kind));
}

/** As a reader calls it: `form, explode`. */
export function serializationText({ style, explode }: Serialization): string {
  return `${style}, ${explode ? "exploded" : "not exploded"}`;
}

/** What the values look like; equal exactly where the texts are. */
function textFormOf({ style, explode }: Serialization, kind: ValueKind): string {
  if (kind === "scalar") {
    const isPlain = style !== "label" && style !== "matrix" && style !== "cookie";
    return isPlain ? "plain" : style;
  }
  if (style === "deepObject") return style;
  if (kind === "array" && style === "simple") return style;
  const isDelimited = style === "spaceDelimited" || style === "pipeDelimited";
  if (explode && (isDelimited || style === "form")) return "form, exploded";
  return `${style}, ${explode}`;
}
