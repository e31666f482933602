import type { Location } from "../api-source.ts";
import { pathOfPointer, pointerOf } from "../pointer.ts";
import { openJsonPlaces } from "./json-places.ts";
import { isJson } from "./parse-document.ts";
import { openYamlPlaces } from "./yaml-places.ts";

/** A place in the text of a document. Lines and columns count from 1. */
export type SourcePlace = {
  readonly document: string;
  /** Of what was found: the nearest place above, where the text does not have the one asked for. */
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
};

/** Finds values of one text: how many steps of a path it has, and the offset where that place begins. */
export type Places = (path: readonly string[]) => {
  readonly steps: number;
  readonly offset: number;
};

type Text = { readonly places: Places; readonly lineStarts: readonly number[] };

const known = new WeakMap<ReadonlyMap<string, string>, Map<string, Text>>();

/**
 * Where a place stands in its document's text: the key of a member, the first character of an item. A text is
 * looked through on its first use; what is known of it goes with `texts`. Undefined for a document without a text.
 */
export function locate(
  texts: ReadonlyMap<string, string>,
  { document, pointer }: Location,
): SourcePlace | undefined {
  const content = texts.get(document);
  if (content === undefined) return undefined;
  const opened = known.get(texts) ?? new Map<string, Text>();
  known.set(texts, opened);
  const text = opened.get(document) ?? open(content);
  opened.set(document, text);
  const path = pathOfPointer(pointer) ?? [];
  const { steps, offset } = text.places(path);
  const line = lineAt(text.lineStarts, offset);
  const column = offset - (text.lineStarts[line - 1] ?? 0) + 1;
  return { document, pointer: pointerOf(path.slice(0, steps)), line, column };
}

function open(content: string): Text {
  const text = content.replace(/^\uFEFF/, "");
  const places = isJson(text) ? openJsonPlaces(text) : openYamlPlaces(text);
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
    lineStarts.push(at + 1);
  return { places, lineStarts };
}

/** The number of the line that holds an offset. */
function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
