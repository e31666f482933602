import type { ApiSource } from "../api-source.ts";
import { referredFile, splitReference } from "../reference-path.ts";

/** Where a `$ref` leads, as a place that both descriptions can have: their entry documents count as one. */
export function referenceKeyOf(reference: string, document: string, source: ApiSource): string {
  const { file, fragment } = splitReference(reference);
  const referred = referredFile(file, document);
  const key = referred.kind === "refused" ? file : documentKeyOf(referred.path, source);
  return `${key}#${fragment}`;
}

/** A document by its way from the folder of the entry document; the entry document itself is empty. */
export function documentKeyOf(path: string, { entry }: ApiSource): string {
  if (path === entry) return "";
  const folder = entry.slice(0, entry.lastIndexOf("/") + 1);
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}
