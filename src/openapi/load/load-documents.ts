import type { ApiDocument } from "../document.ts";
import { referredFile, splitReference } from "../reference-path.ts";
import type { ReadText, RefusedReference } from "./load-api.ts";
import { parseFragment } from "./parse-document.ts";
import { type FoundReference, isInData, referencesIn } from "./references-in.ts";

/** How much one description may hold. */
const maxDocuments = 1000;
const maxTotalLength = 64 * 1024 * 1024;

/** The documents that a description is made of, and what keeps others out. */
export type LoadedDocuments = {
  readonly documents: ReadonlyMap<string, ApiDocument>;
  readonly texts: ReadonlyMap<string, string>;
  /** Where each document refers to others, by path. */
  readonly references: ReadonlyMap<string, readonly FoundReference[]>;
  /** Why a file that is referred to is not among the documents, by path. */
  readonly unread: ReadonlyMap<string, string>;
};

/** Reads what the entry's references reach, near documents first. Each file is asked for once. */
export async function loadDocuments(
  read: ReadText,
  entry: { readonly path: string; readonly text: string; readonly document: ApiDocument },
): Promise<LoadedDocuments> {
  const documents = new Map([[entry.path, entry.document]]);
  const texts = new Map([[entry.path, entry.text]]);
  const references = new Map<string, readonly FoundReference[]>();
  const unread = new Map<string, string>();
  let length = entry.text.length;
  const places = new Map([[entry.path, new Set([""])]]);
  const pending = [{ path: entry.path, pointer: "" }];
  for (const { path, pointer } of pending) {
    const document = documents.get(path);
    if (document === undefined) continue;
    const found = referencesIn(document, pointer);
    references.set(path, [...(references.get(path) ?? []), ...found]);
    for (const { file, fragment } of targetsOf(found, path)) {
      if (!documents.has(file) && !unread.has(file)) {
        const why = await take(file);
        if (why === undefined) lookAt(file, "");
        else unread.set(file, why);
      }
      if (isInData(fragment)) lookAt(file, fragment);
    }
  }
  return { documents, texts, references, unread };

  function lookAt(path: string, pointer: string): void {
    const known = places.get(path) ?? new Set();
    places.set(path, known);
    if (!known.has(pointer)) pending.push({ path, pointer });
    known.add(pointer);
  }

  async function take(path: string): Promise<string | undefined> {
    if (documents.size >= maxDocuments)
      return `is not read: the description has more than ${maxDocuments} documents`;
    const file = await read(path);
    if (file.kind === "refused") return file.why;
    if (file.kind === "missing") return "is a file that does not exist";
    length += file.text.length;
    if (length > maxTotalLength) return "is not read: the description is larger than 64 MiB";
    const parsed = parseFragment(file.text);
    if (parsed.kind === "unreadable") {
      const [problem] = parsed.problems;
      return `cannot be read: line ${problem?.line ?? 1} ${problem?.message ?? ""}`.trimEnd();
    }
    documents.set(path, parsed.document);
    texts.set(path, file.text);
    return undefined;
  }
}

function targetsOf(references: readonly FoundReference[], document: string) {
  const targets = new Map<string, { readonly file: string; readonly fragment: string }>();
  for (const { value } of references) {
    if (typeof value !== "string" || targets.has(value)) continue;
    const { file, fragment } = splitReference(value);
    const referred = referredFile(file, document);
    if (referred.kind === "file") targets.set(value, { file: referred.path, fragment });
  }
  return targets.values();
}

/** The references of the documents that lead nowhere, each once for each document that has it. */
export function refusedReferences(
  loaded: LoadedDocuments,
  whyUnmet: (reference: string, document: string) => string | undefined,
): readonly RefusedReference[] {
  const refused: RefusedReference[] = [];
  for (const [document, references] of loaded.references) {
    const told = new Set<string>();
    for (const { value, pointer } of references) {
      const reference = typeof value === "string" ? value : JSON.stringify(value).slice(0, 100);
      const why = typeof value === "string" ? whyUnmet(value, document) : "is not a text";
      if (why === undefined || told.has(reference)) continue;
      told.add(reference);
      refused.push({ reference, document, pointer, why });
    }
  }
  return refused;
}
