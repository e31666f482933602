import type { ApiSource } from "./api-source.ts";
import { canonicalTextOf } from "./canonical-document.ts";
import { type Cosmetics, compareDocuments, type Difference } from "./compare-documents.ts";
import type { ApiDocument } from "./document.ts";
import { type ReferenceSpelling, referenceSpelling } from "./reference-spelling.ts";

/** A difference, and the document it is in: its path in the first description, where it has one. */
export type LocatedDifference = Difference & { readonly document: string };

/** One document in both descriptions, as canonical text; empty where a description has no such document. */
export type DocumentTexts = {
  readonly document: string;
  readonly before: string;
  readonly after: string;
};

export type DescriptionComparison = {
  readonly differences: readonly LocatedDifference[];
  readonly cosmetics: Cosmetics;
  /** Those of the documents that differ. */
  readonly texts: readonly DocumentTexts[];
};

/** Compares two descriptions document by document: the entries, and what their references reach. */
export function compareDescriptions(before: ApiSource, after: ApiSource): DescriptionComparison {
  const nameOf = namesIn(before, after);
  const theirs = new Map([...after.documents.keys()].map((path) => [nameOf(path), path]));
  const names = [...new Set([...before.documents.keys(), ...theirs.keys()])];
  const cosmetics = { keyOrders: 0, listOrders: 0, references: 0 };
  const parts = names.map((document) => {
    const other = theirs.get(document) ?? document;
    const spellings = {
      before: referenceSpelling(document),
      after: referenceSpelling(other, nameOf),
    };
    const [mine, its] = [before.documents.get(document), after.documents.get(other)];
    const compared = mine === undefined || its === undefined ? undefined : [mine, its];
    const result = compareDocuments(compared?.[0] ?? {}, compared?.[1] ?? {}, spellings);
    for (const key of ["keyOrders", "listOrders", "references"] as const) {
      cosmetics[key] += result.cosmetics[key];
    }
    const found = compared === undefined ? [wholeDocument(mine)] : result.differences;
    const differences = found.map((one) => ({ ...one, document }));
    return { differences, texts: found.length === 0 ? [] : [textsOf()] };

    function textsOf(): DocumentTexts {
      const textOf = (one: ApiDocument | undefined, spelling: ReferenceSpelling) =>
        one === undefined ? "" : canonicalTextOf(one, spelling);
      const [before, after] = [textOf(mine, spellings.before), textOf(its, spellings.after)];
      return { document, before, after };
    }
  });
  return {
    differences: parts.flatMap(({ differences }) => differences),
    cosmetics,
    texts: parts.flatMap(({ texts }) => texts),
  };
}

/**
 * The names of the second description's documents in the first: its entry is the first's entry; what the first has too
 * stays itself; what lies beside the second's entry stands for what lies beside the first's.
 */
export function namesIn(
  before: Pick<ApiSource, "documents" | "entry">,
  after: Pick<ApiSource, "entry">,
): (path: string) => string {
  const [from, to] = [folderOf(after.entry), folderOf(before.entry)];
  return (path) => {
    if (path === after.entry) return before.entry;
    if (before.documents.has(path) || !path.startsWith(from)) return path;
    return to + path.slice(from.length);
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function wholeDocument(before: ApiDocument | undefined): Difference {
  const kind = before === undefined ? "added" : "removed";
  return { kind, pointer: "", place: "the whole document", before: null, after: null };
}
