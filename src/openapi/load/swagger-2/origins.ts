import { type ApiSource, entryOf, type Location } from "../../api-source.ts";
import type { ApiDocument } from "../../document.ts";

/** Where the nodes of a view stand in the documents they were made from, by pointer into the view. */
export type Origins = ReadonlyMap<string, Location>;

const originsOfViews = new WeakMap<ApiDocument, Origins>();

/** Remembers where a view comes from. */
export function rememberOrigins(view: ApiDocument, origins: Origins): void {
  originsOfViews.set(view, origins);
}

/** The place in the document as it is written; the same place where the description is no view of another. */
export function originalLocationOf(source: ApiSource, location: Location): Location {
  const origins = originsOfViews.get(entryOf(source));
  if (origins === undefined || location.document !== source.entry) return location;
  let prefix = location.pointer;
  for (;;) {
    const origin = origins.get(prefix);
    if (origin !== undefined) {
      const rest = location.pointer.slice(prefix.length);
      return { document: origin.document, pointer: origin.pointer + rest };
    }
    if (prefix === "") return location;
    prefix = prefix.slice(0, prefix.lastIndexOf("/"));
  }
}
