import { memberOf, membersOf } from "../../data/json.ts";
import { below, type Located, type Location } from "../api-source.ts";
import { pointerOf } from "../pointer.ts";
import type { Flow, PlacedSchema, SchemaUse } from "../schemas/schema-comparison.ts";
import type { OperationPair, Sides } from "./http-comparison.ts";
import { isJson, isWithin, type MediaType, parseMediaType } from "./media-type.ts";
import { isSameText, type Serialization, serializationText } from "./serialization.ts";
import { valueKindsOf } from "./value-kinds.ts";

/** How two ways of writing values differ: null where they are the same. */
export type WireDifference = {
  readonly kind: "content" | "style";
  readonly before: string;
  readonly after: string;
} | null;

/**
 * Compares the values of a parameter or header, which it describes by `schema` and a style, or by `content`. What
 * the values are goes to the schemas; how they are written, when that differs, comes back.
 */
export function compareValues(
  pair: OperationPair,
  sides: Sides<Located>,
  serializations: Sides<Serialization>,
  use: { readonly place: string; readonly flow: Flow },
): WireDifference {
  const contents = { before: contentOf(sides.before), after: contentOf(sides.after) };
  const texts = [
    contents.before?.mediaType.text ?? serializationText(serializations.before),
    contents.after?.mediaType.text ?? serializationText(serializations.after),
  ] as const;
  if (contents.before === undefined && contents.after === undefined) {
    const schemas = { before: schemaOf(sides.before), after: schemaOf(sides.after) };
    const received = use.flow === "request" ? serializations.after : serializations.before;
    const isRepeated = received.style === "form" && received.explode;
    compareSchemas(pair, schemas, { ...use, encoding: isRepeated ? "form" : "text" });
    return styleDifference(pair, schemas, serializations, use.flow);
  }
  if (contents.before === undefined || contents.after === undefined) {
    return { kind: "content", before: texts[0], after: texts[1] };
  }
  const [one, range] =
    use.flow === "request"
      ? [contents.before.mediaType, contents.after.mediaType]
      : [contents.after.mediaType, contents.before.mediaType];
  if (!isWithin(one, range)) return { kind: "content", before: texts[0], after: texts[1] };
  const schemas = { before: contents.before.schema, after: contents.after.schema };
  compareSchemas(pair, schemas, { ...use, encoding: isJson(one) ? "json" : "text" });
  return null;
}

/** Has two schemas compared where the operation uses them. */
export function compareSchemas(
  pair: OperationPair,
  { before, after }: Sides<PlacedSchema>,
  use: Omit<SchemaUse, "operation">,
): void {
  pair.comparison.schemas.compare(before, after, { ...use, operation: pair.name });
}

/** The member `schema` of a parameter, header or media type. */
export function schemaOf({ node, at }: Located, member = "schema"): PlacedSchema {
  return { value: memberOf(node, member), at: below(at, pointerOf([member])) };
}

function styleDifference(
  pair: OperationPair,
  schemas: Sides<PlacedSchema>,
  { before, after }: Sides<Serialization>,
  flow: Flow,
): WireDifference {
  const { sources } = pair.comparison;
  const isSent = flow === "request";
  const [source, schema] = isSent
    ? [sources.before, schemas.before]
    : [sources.after, schemas.after];
  const kinds = valueKindsOf(source, schema.value, schema.at);
  if (isSameText(before, after, kinds)) return null;
  return { kind: "style", before: serializationText(before), after: serializationText(after) };
}

/** The one media type that `content` names. */
function contentOf({
  node,
  at,
}: Located): { readonly mediaType: MediaType; readonly schema: PlacedSchema } | undefined {
  const [entry] = membersOf(memberOf(node, "content"));
  if (entry === undefined) return undefined;
  const [text, media] = entry;
  const place: Location = below(at, pointerOf(["content", text, "schema"]));
  return {
    mediaType: parseMediaType(text),
    schema: { value: memberOf(media, "schema"), at: place },
  };
}
