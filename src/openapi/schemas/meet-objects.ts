import { memberOf, membersOf, textsOf } from "../../data/json.ts";
import { below, type Location } from "../api-source.ts";
import { isDescription } from "../document-grammar.ts";
import { pointerOf } from "../pointer.ts";
import type { SchemaAt } from "./meet.ts";
import { matches } from "./read-strings.ts";
import type { Part, Schema } from "./schema.ts";
import type { Shape } from "./shape.ts";

type ObjectShape = Pick<
  Shape,
  | "properties"
  | "required"
  | "patternProperties"
  | "additional"
  | "unevaluatedProperties"
  | "propertyNames"
  | "dependentRequired"
  | "dependentSchemas"
>;

type Members = {
  readonly properties: ReadonlyMap<string, Schema>;
  readonly patterns: ReadonlyMap<string, Schema>;
  readonly additional: Schema;
};

/** What parts that all hold say of objects. A part's `additionalProperties` binds what it does not declare itself. */
export function meetObjects(
  parts: readonly Part[],
  isMixed: boolean,
  schemaAt: SchemaAt,
): ObjectShape {
  const groups = parts.map((part) => membersIn(part, schemaAt)).filter(saysSomething);
  const names = new Set(groups.flatMap(({ properties }) => [...properties.keys()]));
  const patterns = new Set(groups.flatMap(({ patterns: own }) => [...own.keys()]));
  const under = (keyword: string) =>
    parts.flatMap(({ node, at }) => schemaAt(memberOf(node, keyword), below(at, `/${keyword}`)));
  const dependentSchemas = merged(
    parts.flatMap((part) => schemasOf(part, "dependentSchemas", schemaAt)).filter(saysMore),
  );
  const unevaluated = under("unevaluatedProperties");
  const isKnown = !isMixed && dependentSchemas.size === 0;
  const additional = groups.flatMap((group) => group.additional);
  return {
    properties: new Map(
      [...names].map((name) => [name, groups.flatMap((group) => propertyIn(group, name))]),
    ),
    required: requiredOf(parts),
    patternProperties: new Map(
      [...patterns].map((pattern) => [
        pattern,
        groups.flatMap((group) => group.patterns.get(pattern) ?? group.additional),
      ]),
    ),
    additional: isKnown ? [...additional, ...unevaluated] : additional,
    unevaluatedProperties: isKnown ? [] : unevaluated,
    propertyNames: under("propertyNames"),
    dependentRequired: dependentRequiredOf(parts),
    dependentSchemas,
  };
}

function membersIn(part: Part, schemaAt: SchemaAt): Members {
  const { node, at } = part;
  return {
    properties: new Map(schemasOf(part, "properties", schemaAt)),
    patterns: new Map(schemasOf(part, "patternProperties", schemaAt)),
    additional: schemaAt(
      memberOf(node, "additionalProperties"),
      below(at, "/additionalProperties"),
    ),
  };
}

function saysSomething({ properties, patterns, additional }: Members): boolean {
  return properties.size > 0 || patterns.size > 0 || additional.length > 0;
}

/** What a group says of one property: declared, by its patterns, or as any other. */
function propertyIn({ properties, patterns, additional }: Members, name: string): Schema {
  const declared = properties.get(name);
  const byPattern = [...patterns].filter(([pattern]) => matches(pattern, name) === true);
  if (declared === undefined && byPattern.length === 0) return additional;
  return [...(declared ?? []), ...byPattern.flatMap(([, schema]) => schema)];
}

function schemasOf(
  { node, at }: Part,
  keyword: string,
  schemaAt: SchemaAt,
): readonly (readonly [string, Schema])[] {
  return membersOf(memberOf(node, keyword)).map(([name, value]) => {
    const place = below(at, pointerOf([keyword, name]));
    const schema = schemaAt(value, place);
    return [name, schema.length === 0 ? [{ node: {}, at: place }] : schema] as const;
  });
}

function merged(entries: readonly (readonly [string, Schema])[]): ReadonlyMap<string, Schema> {
  const found = new Map<string, Schema>();
  for (const [name, schema] of entries) found.set(name, [...(found.get(name) ?? []), ...schema]);
  return found;
}

function requiredOf(parts: readonly Part[]): ReadonlyMap<string, Location> {
  const found = new Map<string, Location>();
  for (const { node, at } of parts)
    for (const name of textsOf(memberOf(node, "required")))
      if (!found.has(name)) found.set(name, below(at, "/required"));
  return found;
}

function dependentRequiredOf(parts: readonly Part[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { node } of parts) {
    const bySchema = membersOf(memberOf(node, "dependentSchemas")).map(
      ([name, schema]) => [name, memberOf(schema, "required")] as const,
    );
    for (const [name, needed] of [...membersOf(memberOf(node, "dependentRequired")), ...bySchema])
      if (textsOf(needed).length > 0)
        found.set(name, new Set([...(found.get(name) ?? []), ...textsOf(needed)]));
  }
  return found;
}

/** Whether a dependent schema says more than which properties it requires. */
function saysMore([, schema]: readonly [string, Schema]): boolean {
  return schema.some(({ node }) =>
    Object.keys(node).some((key) => key !== "required" && !isDescription("keywords", key)),
  );
}
