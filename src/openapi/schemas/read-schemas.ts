import {
  isObject,
  itemsOf,
  type Json,
  type JsonObject,
  memberOf,
  textOf,
} from "../../data/json.ts";
import { type ApiSource, below, type Location, targetOf } from "../api-source.ts";
import { isDescription } from "../document-grammar.ts";
import { alternativesIn, baseOf } from "./alternatives.ts";
import { meet } from "./meet.ts";
import { isNullableAllOf, isNullableUnion } from "./nullable.ts";
import { nothing, nowhere, ofType, type Part, type Schema } from "./schema.ts";
import type { Shape } from "./shape.ts";

/** Reads the schemas of one description; each is read once. */
export interface SchemaReader {
  /** The schema that a member holds; an empty one, which allows anything, when it holds none. */
  schemaAt(value: Json | undefined, at: Location): Schema;
  shapeOf(schema: Schema): Shape;
  /** The schemas of which any value of this one fits one at least; itself when it has no unions. */
  alternativesOf(schema: Schema): readonly Schema[];
  /** What holds beside the unions of a schema. */
  baseOf(schema: Schema): Schema;
  /** Whether a schema says that its values do not travel one way. */
  hasFlag(schema: Schema, flag: "readOnly" | "writeOnly"): boolean;
  /** The part of a schema that is of one type. */
  only(schema: Schema, type: string): Schema;
  /** Equal for schemas made of the same mappings, in whatever order. */
  idOf(schema: Schema): string;
  /** Whether the description has a schema of this name. */
  hasName(name: string): boolean;
}

/** A reader over one description. */
export function openSchemas(source: ApiSource): SchemaReader {
  const numbers = new Map<JsonObject, number>();
  const shapes = new Map<string, Shape>();
  const alternatives = new Map<string, readonly Schema[]>();
  const ignoresSiblings = source.version === "2.0" || source.version === "3.0";
  const reader: SchemaReader = {
    schemaAt,
    shapeOf,
    alternativesOf,
    baseOf: (schema) => baseOf(expand(schema)),
    only: (schema, type) => [...schema, { node: ofType(type), at: schema[0]?.at ?? nowhere }],
    hasFlag,
    idOf,
    hasName,
  };
  return reader;

  function schemaAt(value: Json | undefined, at: Location): Schema {
    if (value === false) return [{ node: nothing, at }];
    return isObject(value) ? [spokenFor({ node: value, at })] : [];
  }

  function hasFlag(schema: Schema, flag: "readOnly" | "writeOnly"): boolean {
    if (schema.every(isPlain)) return schema.some(({ node }) => memberOf(node, flag) === true);
    const { isReadOnly, isWriteOnly } = shapeOf(schema);
    return flag === "readOnly" ? isReadOnly : isWriteOnly;
  }

  /** What a mapping leads to when it says nothing itself, so that all its uses are one schema. */
  function spokenFor(part: Part): Part {
    const seen = new Set<JsonObject>();
    let spoken = part;
    while (!seen.has(spoken.node)) {
      seen.add(spoken.node);
      const next = onlyLead(spoken);
      if (next === undefined) return spoken;
      spoken = next;
    }
    return part;
  }

  function onlyLead({ node, at }: Part): Part | undefined {
    const reference = textOf(memberOf(node, "$ref"));
    if (reference !== undefined && ignoresSiblings) return targetOf(source, reference, at.document);
    const speaking = Object.keys(node).filter((key) => !isDescription("keywords", key));
    const [only] = speaking;
    if (speaking.length !== 1 || only === undefined) return undefined;
    if (reference !== undefined) return targetOf(source, reference, at.document);
    const [branch, ...others] = itemsOf(unionKeywords.has(only) ? memberOf(node, only) : []);
    if (!isObject(branch) || others.length > 0) return undefined;
    return { node: branch, at: below(at, `/${only}/0`) };
  }

  function idOf(schema: Schema): string {
    const parts = schema.map(({ node, bare }) => {
      const number = numbers.get(node) ?? numbers.size;
      numbers.set(node, number);
      return bare ? -1 - number : number;
    });
    if (parts.length < 2) return parts.join();
    return [...new Set(parts)].sort((a, b) => a - b).join();
  }

  function shapeOf(schema: Schema): Shape {
    const id = idOf(schema);
    const known = shapes.get(id);
    if (known !== undefined) return known;
    const shape = meet(expand(schema), schemaAt, isLost);
    shapes.set(id, shape);
    return shape;
  }

  function alternativesOf(schema: Schema): readonly Schema[] {
    const id = idOf(schema);
    const known = alternatives.get(id);
    if (known !== undefined) return known;
    // While they are looked for, a union that is its own branch is one alternative.
    alternatives.set(id, [schema]);
    const found = alternativesIn(schema, expand(schema), reader);
    alternatives.set(id, found);
    return found;
  }

  /** The parts themselves, with `$ref`, `allOf` and unions of one branch followed. */
  function expand(schema: Schema): readonly Part[] {
    const expanded = new Map<string, Part>();
    const pending = [...schema].reverse();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { node, at, bare } = next;
      const id = idOf([next]);
      if (expanded.has(id)) continue;
      const reference = textOf(memberOf(node, "$ref"));
      const target = reference === undefined ? undefined : targetOf(source, reference, at.document);
      if (target === undefined || !ignoresSiblings) expanded.set(id, next);
      if (bare) continue;
      if (target !== undefined) pending.push(target);
      if (target !== undefined && ignoresSiblings) continue;
      for (const keyword of leadsOf(node)) {
        for (const [index, branch] of itemsOf(memberOf(node, keyword)).entries())
          pending.push(...schemaAt(branch, below(at, `/${keyword}/${index}`)));
      }
    }
    return [...expanded.values()];
  }

  function isLost(reference: string, { document }: Location): boolean {
    return targetOf(source, reference, document) === undefined;
  }

  function hasName(name: string): boolean {
    return [...source.documents.values()].some(
      (document) =>
        memberOf(memberOf(memberOf(document, "components"), "schemas"), name) !== undefined ||
        memberOf(memberOf(document, "definitions"), name) !== undefined,
    );
  }
}

const unionKeywords = new Set(["allOf", "oneOf", "anyOf"]);

/** Whether a part says all that it says itself. */
function isPlain({ node }: Part): boolean {
  return !("$ref" in node || "allOf" in node || "oneOf" in node || "anyOf" in node);
}

/** The keywords whose branches all hold. A nullable `allOf` is a union of itself and null. */
function leadsOf(node: JsonObject): readonly string[] {
  const all = isNullableAllOf(node) ? [] : ["allOf"];
  const single = ["oneOf", "anyOf"].filter(
    (keyword) => itemsOf(memberOf(node, keyword)).length === 1 && !isNullableUnion(node),
  );
  return [...all, ...single];
}
