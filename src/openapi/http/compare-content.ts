import { isObject, memberOf, membersOf } from "../../data/json.ts";
import { type ApiSource, below, type Located, type Location, resolve } from "../api-source.ts";
import { pointerOf } from "../pointer.ts";
import type { Flow, PlacedSchema } from "../schemas/schema-comparison.ts";
import { isOpaque, saysBytes } from "./bytes.ts";
import { compareEncoding } from "./compare-encoding.ts";
import { compareSchemas, schemaOf } from "./compare-values.ts";
import type { OperationPair, Sides } from "./http-comparison.ts";
import { handlerOf, isTextual, isWithin, type MediaType, parseMediaType } from "./media-type.ts";

/** A body as one media type describes it. */
export type MediaEntry = Located & { readonly mediaType: MediaType };

/** Where a body stands, and which way it travels. */
export type BodyUse = { readonly place: string; readonly flow: Flow };

/** The media types that a body or response describes, in the document's order. */
export function mediaEntriesOf(
  source: ApiSource,
  holder: Located | undefined,
): readonly MediaEntry[] {
  if (holder === undefined) return [];
  return membersOf(memberOf(holder.node, "content")).flatMap(([text, value]) => {
    if (!isObject(value) || text.startsWith("x-")) return [];
    const at = below(holder.at, pointerOf(["content", text]));
    return [
      { mediaType: parseMediaType(text), ...(resolve(source, value, at) ?? { node: value, at }) },
    ];
  });
}

/** Compares bodies by the media type that stands for each: what one side sends, the other must know. */
export function compareContent(
  pair: OperationPair,
  { before, after }: Sides<readonly MediaEntry[]>,
  revision: Location,
  use: BodyUse,
): void {
  if (use.flow === "request") compareAccepted(pair, { before, after }, revision, use);
  else compareSent(pair, { before, after }, revision, use);
}

/** Each old media type goes to the new one that takes it; a range also to those that now take a part of it. */
function compareAccepted(
  pair: OperationPair,
  { before, after }: Sides<readonly MediaEntry[]>,
  revision: Location,
  use: BodyUse,
): void {
  for (const old of before) {
    const handler = handlerOf(old.mediaType, after);
    if (handler === undefined) tellRemoved(pair, old, after, revision, use);
    const parts = after.filter(
      (now) =>
        now !== handler &&
        isWithin(now.mediaType, old.mediaType) &&
        !isWithin(old.mediaType, now.mediaType) &&
        handlerOf(now.mediaType, before) === old,
    );
    for (const now of handler === undefined ? parts : [handler, ...parts]) {
      compareEntries(pair, { before: old, after: now }, use);
    }
  }
}

/** Each old media type must still be there to be asked for; what the service sends goes to the old one that reads it. */
function compareSent(
  pair: OperationPair,
  { before, after }: Sides<readonly MediaEntry[]>,
  revision: Location,
  use: BodyUse,
): void {
  const readers = new Map(after.map((now) => [now, handlerOf(now.mediaType, before)]));
  for (const old of before) {
    const isOffered = after.some(({ mediaType }) => isWithin(mediaType, old.mediaType));
    if (!isOffered) tellRemoved(pair, old, after, revision, use);
  }
  for (const [now, old] of readers) {
    if (old !== undefined) compareEntries(pair, { before: old, after: now }, use);
  }
}

function compareEntries(
  pair: OperationPair,
  { before, after }: Sides<MediaEntry>,
  use: BodyUse,
): void {
  const isText = isTextual(before.mediaType) && isTextual(after.mediaType);
  const encoding = isText ? "text" : "json";
  for (const member of ["schema", "itemSchema"]) {
    if (member !== "schema" && !hasMember(before, member) && !hasMember(after, member)) continue;
    const schemas = { before: schemaOf(before, member), after: schemaOf(after, member) };
    if (!areBytes(pair, { before, after }, schemas))
      compareSchemas(pair, schemas, { ...use, encoding });
  }
  compareEncoding(pair, { before, after }, use);
}

function areBytes(
  { comparison: { sources } }: OperationPair,
  entries: Sides<MediaEntry>,
  { before, after }: Sides<PlacedSchema>,
): boolean {
  if (!isOpaque(entries.before.mediaType) || !isOpaque(entries.after.mediaType)) return false;
  return saysBytes(sources.before, before) && saysBytes(sources.after, after);
}

function tellRemoved(
  pair: OperationPair,
  { mediaType, at }: MediaEntry,
  after: readonly MediaEntry[],
  revision: Location,
  { place, flow }: BodyUse,
): void {
  const now = after.map((entry) => entry.mediaType.text).join(", ");
  const told = { place, name: mediaType.text, before: mediaType.text, after: now || null };
  pair.tell(`${flow}-media-type-removed`, { ...told, base: at, revision });
}

function hasMember({ node }: Located, member: string): boolean {
  return memberOf(node, member) !== undefined;
}
