import { pathOfPointer, pointerOf } from "./pointer.ts";
import { referredFile, splitReference } from "./reference-path.ts";

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
    const { file, fragment } = splitReference(reference);
    const pointer = pointerSpelling(fragment);
    const referred = referredFile(file, document);
    if (referred.kind === "refused") return `${file}#${pointer}`;
    const { path } = referred;
    return path === document ? `#${pointer}` : `${nameOf(path)}#${pointer}`;
  };
}

/** A discriminator maps a value to a reference, or to the name of a schema. */
export function spelledMapping(spelling: ReferenceSpelling, target: string): string {
  return /^[A-Za-z0-9_-]+$/.test(target) ? `#/components/schemas/${target}` : spelling(target);
}

function pointerSpelling(pointer: string): string {
  const path = pathOfPointer(pointer);
  return path === undefined ? pointer : pointerOf(path);
}
