import { itemsOf, memberOf } from "../../data/json.ts";
import { below } from "../api-source.ts";
import type { SchemaAt } from "./meet.ts";
import { isNullableAllOf, isNullableUnion } from "./nullable.ts";
import { ofType, type Part, type Schema } from "./schema.ts";
import type { Condition, Union } from "./shape.ts";

/** The alternatives that a part names; null is one where it is let in beside them. */
export function unionsOf({ node, at, bare }: Part, schemaAt: SchemaAt): readonly Union[] {
  if (bare) return [];
  const isNullable = isNullableUnion(node);
  const none: Schema = [{ node: ofType("null"), at }];
  const found: Union[] = [];
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const listed = itemsOf(memberOf(node, keyword));
    const place = below(at, `/${keyword}`);
    const branches = listed.map((branch, index) => schemaAt(branch, below(place, `/${index}`)));
    if (listed.length > 1 || (listed.length === 1 && isNullable))
      found.push({ keyword, at: place, branches: isNullable ? [...branches, none] : branches });
  }
  if (isNullableAllOf(node)) {
    const place = below(at, "/allOf");
    const all = itemsOf(memberOf(node, "allOf")).flatMap((branch, index) =>
      schemaAt(branch, below(place, `/${index}`)),
    );
    found.push({ keyword: "anyOf", at: place, branches: [all, none] });
  }
  return found;
}

/** The condition that a part sets. */
export function conditionOf({ node, at }: Part, schemaAt: SchemaAt): readonly Condition[] {
  const test = memberOf(node, "if");
  const [then, otherwise] = [memberOf(node, "then"), memberOf(node, "else")];
  if (test === undefined || (then === undefined && otherwise === undefined)) return [];
  return [
    {
      test: schemaAt(test, below(at, "/if")),
      passed: schemaAt(then, below(at, "/then")),
      failed: schemaAt(otherwise, below(at, "/else")),
    },
  ];
}
