import { itemsOf, type JsonObject, memberOf } from "../../data/json.ts";

/** Whether a mapping lets null in by the word of 3.0, or by its extension of 2.0. */
export function isNullable(node: JsonObject): boolean {
  return memberOf(node, "nullable") === true || memberOf(node, "x-nullable") === true;
}

/** Whether null is let in beside a union: `nullable` without a type beside it. */
export function isNullableUnion(node: JsonObject): boolean {
  return isNullable(node) && memberOf(node, "type") === undefined;
}

/** Whether null is let in beside what `allOf` demands. */
export function isNullableAllOf(node: JsonObject): boolean {
  const hasUnion = memberOf(node, "oneOf") !== undefined || memberOf(node, "anyOf") !== undefined;
  return isNullableUnion(node) && !hasUnion && itemsOf(memberOf(node, "allOf")).length > 0;
}
