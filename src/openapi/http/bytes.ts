import { memberOf } from "../../data/json.ts";
import { type ApiSource, resolve } from "../api-source.ts";
import { isDescription } from "../document-grammar.ts";
import type { PlacedSchema } from "../schemas/schema-comparison.ts";
import { isTextual, type MediaType } from "./media-type.ts";

/** Whether bodies of a media type are no values that a schema could describe, but for being bytes. */
export function isOpaque(mediaType: MediaType): boolean {
  const { type, subtype } = mediaType;
  if (["*", "text", "multipart"].includes(type) || isTextual(mediaType)) return false;
  return type !== "application" || opaque.has(subtype) || subtype.endsWith("+zip");
}

const opaque = new Set(["octet-stream", "pdf", "zip", "gzip", "x-tar", "x-gzip", "vnd.rar"]);

/** Whether a schema says of an opaque body no more than that: by no word, or by the words for bytes. */
export function saysBytes(source: ApiSource, { value, at }: PlacedSchema): boolean {
  if (value === undefined || value === true) return true;
  const node = resolve(source, value, at)?.node;
  if (node === undefined) return false;
  const said = Object.keys(node).filter((key) => !isDescription("keywords", key));
  if (said.length === 0) return true;
  return (
    memberOf(node, "type") === "string" &&
    (memberOf(node, "format") === "binary" || said.includes("contentMediaType")) &&
    said.every((key) => ["type", "format", "contentMediaType"].includes(key))
  );
}
