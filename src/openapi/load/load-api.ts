import type { ApiSource, SpecVersion } from "../api-source.ts";
import { versionOf } from "./parse-document.ts";
import { type DocumentFacts, readDocument } from "./read-document.ts";

/** One file of the tree that a description is loaded from. */
export type FileText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" }
  /** There is something, and it is not read: `is a symbolic link`. */
  | { readonly kind: "refused"; readonly why: string };

/** Reads a file by its path from the root of the repository. All reads see one commit or one folder. */
export type ReadText = (path: string) => Promise<FileText>;

/** A `$ref` that leads to nothing that may be read, where it stands, and why: `leads out of the repository`. */
export type RefusedReference = {
  readonly reference: string;
  readonly document: string;
  readonly pointer: string;
  readonly why: string;
};

/** A description, and what is known of it without its content. `source` is there exactly when `facts` says `read`. */
export type LoadedApi = {
  readonly facts: DocumentFacts;
  readonly source: ApiSource | undefined;
  /** Texts of the documents read, by path: for source lines. */
  readonly texts: ReadonlyMap<string, string>;
  readonly refused: readonly RefusedReference[];
};

/** Loads the document at `path` and every document that its `$ref`s reach. Never throws on bad input. */
export async function loadApi(read: ReadText, path: string): Promise<LoadedApi> {
  const file = await read(path);
  const text = file.kind === "text" ? file.text : undefined;
  const { facts, document } = readDocument(text);
  const texts = new Map(text === undefined ? [] : [[path, text]]);
  if (document === undefined) return { facts, source: undefined, texts, refused: [] };
  const version = (versionOf(document) ?? "3.0").slice(0, 3) as SpecVersion;
  const source = { entry: path, version, documents: new Map([[path, document]]) };
  return { facts, source, texts, refused: [] };
}
