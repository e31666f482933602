import { isObject, type JsonObject, memberOf, textOf } from "../../data/json.ts";
import { type ApiSource, below } from "../api-source.ts";
import type { BodyUse, MediaEntry } from "./compare-content.ts";
import { schemaOf } from "./compare-values.ts";
import type { OperationPair, Sides } from "./http-comparison.ts";
import { isForm, isWithin, parseMediaType } from "./media-type.ts";
import { defaultContentTypeOf, partsOf } from "./parts.ts";
import { isSameText, serializationOf, serializationText } from "./serialization.ts";
import { type ValueKind, valueKindsOf } from "./value-kinds.ts";

const noEncoding: JsonObject = {};

type Part = {
  readonly encoding: JsonObject;
  contentType(): string;
  kinds(): readonly ValueKind[];
};

/** How the parts of a form are written: what one side sends, the other must read the same way. */
export function compareEncoding(
  pair: OperationPair,
  { before, after }: Sides<MediaEntry>,
  { place, flow }: BodyUse,
): void {
  const isDescribed = [before, after].some(({ node }) => isObject(memberOf(node, "encoding")));
  if (!isDescribed || (!isForm(before.mediaType) && before.mediaType.type !== "multipart")) return;
  const { sources } = pair.comparison;
  const old = formPartsOf(sources.before, before);
  const locations = { base: below(before.at, "/encoding"), revision: below(after.at, "/encoding") };
  for (const [name, now] of formPartsOf(sources.after, after)) {
    const was = old.get(name);
    if (was === undefined || was.encoding === now.encoding) continue;
    const [sent, read] = flow === "request" ? [was, now] : [now, was];
    if (isReadAlike(sent, read)) continue;
    const texts = { before: encodingText(was), after: encodingText(now) };
    pair.tell(`${flow}-encoding-changed`, { place, name, ...texts, ...locations });
  }
}

/** Each part of a form with its effective encoding. */
function formPartsOf(source: ApiSource, entry: MediaEntry): ReadonlyMap<string, Part> {
  const { value: form, at: formAt } = schemaOf(entry);
  const encodings = memberOf(entry.node, "encoding");
  const found = new Map<string, Part>();
  for (const [name, { value, at }] of partsOf(source, form, formAt)) {
    const described = memberOf(encodings, name);
    const encoding = isObject(described) ? described : noEncoding;
    const named = textOf(memberOf(encoding, "contentType"));
    found.set(name, {
      encoding,
      contentType: () => named ?? defaultContentTypeOf(source, value, at),
      kinds: () => valueKindsOf(source, value, at),
    });
  }
  return found;
}

function isReadAlike(sent: Part, read: Part): boolean {
  const isStyled = isStyledPart(sent) || isStyledPart(read);
  if (isStyled) {
    const [one, other] = [sent, read].map(({ encoding }) => serializationOf(encoding, "query"));
    if (one !== undefined && other !== undefined && !isSameText(one, other, sent.kinds()))
      return false;
  }
  if (isReserved(sent) && !isReserved(read)) return false;
  if (![sent, read].some(({ encoding }) => memberOf(encoding, "contentType") !== undefined))
    return true;
  const ranges = mediaTypesOf(read);
  return mediaTypesOf(sent).every((one) => ranges.some((range) => isWithin(one, range)));
}

function mediaTypesOf({ contentType }: Part) {
  return contentType()
    .split(",")
    .map((text) => parseMediaType(text.trim()));
}

function isStyledPart({ encoding }: Part): boolean {
  return ["style", "explode"].some((key) => memberOf(encoding, key) !== undefined);
}

function isReserved({ encoding }: Part): boolean {
  return memberOf(encoding, "allowReserved") === true;
}

function encodingText(part: Part): string {
  const reserved = isReserved(part) ? ["reserved characters allowed"] : [];
  const styled = isStyledPart(part)
    ? [serializationText(serializationOf(part.encoding, "query"))]
    : [];
  return [part.contentType(), ...styled, ...reserved].join("; ");
}
