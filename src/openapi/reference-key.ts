import { pathOfPointer, pointerOf } from "./pointer.ts";

/** What turns a reference, as it stands in a document, into one spelling for all that lead to the same place. */
export type ReferenceSpelling = (reference: string) => string;

/**
 * The one spelling of the references in `document` (a path from the root): `#/pointer` within it, `path#/pointer`
 * into another one, by the name that `nameOf` gives it. What leads out of the root or to a URL keeps its file part.
 */
export function referenceSpelling(
  document: string,
  nameOf: (path: string) => string = (path) => path,
): ReferenceSpelling {
  return (reference) => {
    const hash = reference.indexOf("#");
    const file = hash < 0 ? reference : reference.slice(0, hash);
    const pointer = pointerSpelling(hash < 0 ? "" : reference.slice(hash + 1));
    if (file === "") return `#${pointer}`;
    const path = pathFrom(document, file);
    if (path === undefined) return `${file}#${pointer}`;
    return path === document ? `#${pointer}` : `${nameOf(path)}#${pointer}`;
  };
}

/** A discriminator maps a value to a reference, or to the name of a schema. */
export function spelledMapping(spelling: ReferenceSpelling, target: string): string {
  return /^[A-Za-z0-9_-]+$/.test(target) ? `#/components/schemas/${target}` : spelling(target);
}

function pointerSpelling(fragment: string): string {
  const pointer = decoded(fragment);
  const path = pathOfPointer(pointer);
  return path === undefined ? pointer : pointerOf(path);
}

/** Where the file part of a reference leads, from the root; undefined for a URL, an absolute path or a way out. */
function pathFrom(document: string, file: string): string | undefined {
  if (/^([A-Za-z][A-Za-z0-9+.-]*:|[/\\])/.test(file)) return undefined;
  const parts = document.split("/").slice(0, -1);
  for (const part of decoded(file).split("/")) {
    if (part === ".." && parts.pop() === undefined) return undefined;
    if (part !== ".." && part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** Escapes of a URI decoded; what is none stays as it stands. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
