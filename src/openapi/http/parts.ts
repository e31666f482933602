import { itemsOf, type Json, memberOf, membersOf, textOf } from "../../data/json.ts";
import { type ApiSource, below, type Located, type Location, resolve } from "../api-source.ts";
import { pointerOf } from "../pointer.ts";

const deepest = 8;

/** The parts of a form: the properties that its schema names, with those of `allOf`. */
export function partsOf(
  source: ApiSource,
  schema: Json | undefined,
  at: Location,
  depth = 0,
): ReadonlyMap<string, { readonly value: Json; readonly at: Location }> {
  const located = depth > deepest ? undefined : resolve(source, schema, at);
  if (located === undefined) return new Map();
  const inherited = itemsOf(memberOf(located.node, "allOf")).flatMap((branch, index) => [
    ...partsOf(source, branch, below(located.at, `/allOf/${index}`), depth + 1),
  ]);
  const own = membersOf(memberOf(located.node, "properties")).map(([name, value]) => {
    const place = below(located.at, pointerOf(["properties", name]));
    return [name, { value, at: place }] as const;
  });
  return new Map([...inherited, ...own]);
}

/** The media type that a part has when its encoding names none. */
export function defaultContentTypeOf(
  source: ApiSource,
  schema: Json | undefined,
  at: Location,
  depth = 0,
): string {
  const located = depth > deepest ? undefined : resolve(source, schema, at);
  if (located === undefined) return "application/octet-stream";
  if (isBinary(located)) return "application/octet-stream";
  const type = textOf(memberOf(located.node, "type"));
  if (type === "array") {
    const items = memberOf(located.node, "items");
    return defaultContentTypeOf(source, items, below(located.at, "/items"), depth + 1);
  }
  if (type === "object") return "application/json";
  return "text/plain";
}

function isBinary({ node }: Located): boolean {
  const format = textOf(memberOf(node, "format"));
  const isEncoded = ["contentEncoding", "contentMediaType"].some(
    (key) => memberOf(node, key) !== undefined,
  );
  return format === "binary" || format === "base64" || format === "byte" || isEncoded;
}
