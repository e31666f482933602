import { sha256Of } from "../../data/sha256.ts";
import type { ApiSource } from "../api-source.ts";
import type { ApiDocument, DocumentProblem } from "../document.ts";
import { operationsOf } from "../http/operations.ts";
import { parseDocument } from "./parse-document.ts";
import { versionOf } from "./version.ts";

/** What is known of a document without its content: facts of the checks. `sha256` is hex, over the file's bytes; null when they were not read. */
export type DocumentFacts =
  | { readonly state: "missing" }
  | {
      readonly state: "unreadable";
      readonly sha256: string | null;
      readonly problems: readonly DocumentProblem[];
    }
  | { readonly state: "read"; readonly sha256: string; readonly operations: number };

/** A document and the facts about it. `document` is there exactly when its state is `read`. */
export type ReadDocument = {
  readonly facts: DocumentFacts;
  readonly document: ApiDocument | undefined;
};

/** Parses a file's text, undefined when there is no such file, and says what it holds. */
export function readDocument(text: string | undefined): ReadDocument {
  if (text === undefined) return { facts: { state: "missing" }, document: undefined };
  const sha256 = digestOfText(text);
  const parsed = parseDocument(text);
  if (parsed.kind === "unreadable") {
    const { problems } = parsed;
    return { facts: { state: "unreadable", sha256, problems }, document: undefined };
  }
  const { document } = parsed;
  const operations = operationsOf(sourceOf(document)).length;
  return { facts: { state: "read", sha256, operations }, document };
}

/** The digest over the bytes of a text, hex. */
function digestOfText(text: string): string {
  return sha256Of(text);
}

/** A description of this one document. */
function sourceOf(document: ApiDocument): ApiSource {
  const version = versionOf(document) ?? "3.0";
  return { entry: "", version, documents: new Map([["", document]]) };
}

/** The digest of a document that is there; null when it is missing. */
export function digestOf(facts: DocumentFacts): string | null {
  return facts.state === "missing" ? null : facts.sha256;
}

/** The digest as a record's evidence gives it; null when there is no document. */
export function evidenceDigestOf(facts: DocumentFacts | null): string | null {
  const digest = facts === null ? null : digestOf(facts);
  return digest === null ? null : `sha256:${digest}`;
}
