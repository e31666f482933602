import { isList, itemsOf, memberOf } from "../../data/json.ts";
import { below } from "../api-source.ts";
import type { SchemaAt } from "./meet.ts";
import type { Part, Schema } from "./schema.ts";
import type { Contains, Shape } from "./shape.ts";

type ArrayShape = Pick<Shape, "positions" | "items" | "contains" | "unevaluatedItems">;

/** What parts that all hold say of arrays. */
export function meetArrays(
  parts: readonly Part[],
  isMixed: boolean,
  schemaAt: SchemaAt,
): ArrayShape {
  const tuples = parts.map((part) => tupleOf(part, schemaAt));
  const length = Math.max(0, ...tuples.map(({ positions }) => positions.length));
  const positions = Array.from(
    { length },
    (_, index): Schema => tuples.flatMap(({ positions: own, items }) => own[index] ?? items),
  );
  const contains = parts.flatMap((part) => containsOf(part, schemaAt));
  const unevaluated = parts.flatMap(({ node, at }) =>
    schemaAt(memberOf(node, "unevaluatedItems"), below(at, "/unevaluatedItems")),
  );
  const isKnown = !isMixed && contains.length === 0;
  const items = tuples.flatMap(({ items: own }) => own);
  const hasItems = parts.some(({ node }) => memberOf(node, "items") !== undefined);
  return {
    positions,
    contains,
    items: isKnown && !hasItems ? unevaluated : items,
    unevaluatedItems: isKnown ? [] : unevaluated,
  };
}

/** Schemas by position, and of further items; a list under `items` is the older spelling of `prefixItems`. */
function tupleOf({ node, at }: Part, schemaAt: SchemaAt) {
  const items = memberOf(node, "items");
  const [listed, place, rest] = isList(items)
    ? [items, "/items", "additionalItems"]
    : [itemsOf(memberOf(node, "prefixItems")), "/prefixItems", "items"];
  return {
    positions: listed.map((item, index) => schemaAt(item, below(at, `${place}/${index}`))),
    items: schemaAt(memberOf(node, rest), below(at, `/${rest}`)),
  };
}

function containsOf({ node, at }: Part, schemaAt: SchemaAt): readonly Contains[] {
  const value = memberOf(node, "contains");
  if (value === undefined) return [];
  const [min, max] = [memberOf(node, "minContains"), memberOf(node, "maxContains")];
  return [
    {
      schema: schemaAt(value, below(at, "/contains")),
      min: typeof min === "number" ? min : 1,
      max: typeof max === "number" ? max : Number.POSITIVE_INFINITY,
    },
  ];
}
