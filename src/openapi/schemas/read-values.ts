import type { Json } from "../../gate/json.ts";
import { canonicalOf } from "../canonical-document.ts";
import { isList, memberOf, textsOf } from "../document.ts";
import type { Context } from "../document-grammar.ts";
import { isNullable } from "./nullable.ts";
import type { Part } from "./schema.ts";
import { jsonTypes } from "./shape.ts";

/** The types a part allows; undefined when it names none. */
export function typesOf({ node }: Part): ReadonlySet<string> | undefined {
  const type = memberOf(node, "type");
  const names = typeof type === "string" ? [type] : textsOf(type);
  if (names.length === 0) return undefined;
  return typesIn(isNullable(node) ? [...names, "null"] : names);
}

/** Types by the names of the specification; every type when none is named. */
export function typesIn(names: readonly string[] | undefined): ReadonlySet<string> {
  if (names === undefined) return new Set(jsonTypes);
  return new Set(
    names.flatMap((name) =>
      name === "number" ? ["integer", "fraction"] : name === "file" ? ["string"] : [name],
    ),
  );
}

/** The values a part lists, by canonical text; undefined when it lists none. */
export function valuesOf({ node }: Part): ReadonlyMap<string, Json> | undefined {
  const listed = memberOf(node, "enum");
  const only = memberOf(node, "const");
  if (only !== undefined) return new Map([[valueTextOf(only), only]]);
  if (!isList(listed)) return undefined;
  const values = new Map(listed.map((value) => [valueTextOf(value), value]));
  return isNullable(node) ? values.set("null", null) : values;
}

const dataContext: Context = { reading: "data", opener: "" };

/** A value as text in which the order of keys means nothing. */
export function valueTextOf(value: Json): string {
  const isSimple = typeof value !== "object" || value === null;
  return JSON.stringify(isSimple ? value : canonicalOf(value, undefined, dataContext));
}

/** Types as a reader names them; null when any type is allowed. */
export function typeText(types: ReadonlySet<string>): string | null {
  if (jsonTypes.every((type) => types.has(type))) return null;
  const isNumber = types.has("fraction") && types.has("integer");
  const names = [...types].filter((name) => !(isNumber && name === "integer"));
  return names.map((name) => (name === "fraction" ? "number" : name)).join(" or ") || "nothing";
}
