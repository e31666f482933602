import { type ApiSource, documentOf } from "../api-source.ts";

/** Where a `$ref` leads, as a place that both descriptions can have: their entry documents count as one. */
export function referenceKeyOf(reference: string, document: string, source: ApiSource): string {
  const hash = reference.indexOf("#");
  const file = hash < 0 ? reference : reference.slice(0, hash);
  const fragment = hash < 0 ? "" : reference.slice(hash + 1);
  const isUrl = /^[a-z][a-z0-9+.-]*:/i.test(file);
  const path = file === "" ? document : isUrl ? file : documentOf(file, document);
  return `${isUrl ? path : documentKeyOf(path, source)}#${fragment.replace(/%[0-7][0-9a-f]/gi, decodeURIComponent)}`;
}

/** A document by its way from the folder of the entry document; the entry document itself is empty. */
export function documentKeyOf(path: string, { entry }: ApiSource): string {
  if (path === entry) return "";
  const folder = entry.slice(0, entry.lastIndexOf("/") + 1);
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}
