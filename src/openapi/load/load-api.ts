import type { ApiSource } from "../api-source.ts";
import { operationsOf } from "../http/operations.ts";
import { loadDocuments, refusedReferences } from "./load-documents.ts";
import { type DocumentFacts, readDocument } from "./read-document.ts";
import { viewOfSwagger } from "./swagger-2/view-of-swagger.ts";
import { versionOf } from "./version.ts";
import { openReferenceCheck } from "./why-unmet.ts";

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
  if (file.kind === "refused") return nothingRead(unreadBecause(file.why));
  const text = file.kind === "text" ? file.text : undefined;
  const { facts, document } = readDocument(text);
  const version = document === undefined ? undefined : versionOf(document);
  if (text === undefined || document === undefined || version === undefined)
    return nothingRead(facts, new Map(text === undefined ? [] : [[path, text]]));
  const loaded = await loadDocuments(read, { path, text, document });
  const parsed: ApiSource = { entry: path, version, documents: loaded.documents };
  const refused = refusedReferences(loaded, openReferenceCheck(parsed, loaded.unread));
  const source = version === "2.0" ? viewOfSwagger(parsed) : parsed;
  return {
    facts: facts.state === "read" ? { ...facts, operations: operationsOf(source).length } : facts,
    source,
    texts: loaded.texts,
    refused,
  };
}

function nothingRead(
  facts: DocumentFacts,
  texts: ReadonlyMap<string, string> = new Map(),
): LoadedApi {
  return { facts, source: undefined, texts, refused: [] };
}

function unreadBecause(why: string): DocumentFacts {
  return { state: "unreadable", sha256: null, problems: [{ message: why, line: 1, column: 1 }] };
}
