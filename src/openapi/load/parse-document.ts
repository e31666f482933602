import { isObject, type Json } from "../../data/json.ts";
import type { ApiDocument, DocumentProblem } from "../document.ts";
import { parseYaml } from "./parse-yaml.ts";
import { findJsonFault } from "./scan-json.ts";
import { versionProblemOf } from "./version.ts";

type ParsedDocument =
  | { readonly kind: "document"; readonly document: ApiDocument }
  | { readonly kind: "unreadable"; readonly problems: readonly DocumentProblem[] };

/** 32 Mi UTF-16 units: three times the largest published description known. */
const maxLength = 32 * 1024 * 1024;
const maxDepth = 400;

/**
 * An API description from its text: JSON when it starts with `{`, YAML otherwise. Never throws;
 * problems read on from the name of the file ("… has the key "get" twice").
 */
export function parseDocument(text: string): ParsedDocument {
  const parsed = parseFragment(text);
  if (parsed.kind === "unreadable") return parsed;
  const problem = versionProblemOf(parsed.document);
  return problem === undefined ? parsed : unreadable([startingWith(problem)]);
}

/** A document that a description refers to: a mapping that need not name a version. */
export function parseFragment(text: string): ParsedDocument {
  if (text.length > maxLength) return unreadable([startingWith("is larger than 32 MiB")]);
  const content = text.replace(/^\uFEFF/, "");
  const parsed = isJson(text) ? readJson(content) : parseYaml(content, maxDepth);
  if ("problems" in parsed) return unreadable(parsed.problems);
  const document = parsed.value;
  return isObject(document)
    ? { kind: "document", document }
    : unreadable([startingWith("is not a mapping")]);
}

/** Whether a text is read as JSON, and not as YAML. */
export function isJson(text: string): boolean {
  return /^\uFEFF?\s*[{[]/.test(text);
}

function readJson(
  text: string,
): { readonly value: Json } | { readonly problems: readonly DocumentProblem[] } {
  const fault = findJsonFault(text, maxDepth);
  if (fault === undefined) return { value: JSON.parse(text) };
  const before = text.slice(0, fault.offset).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { problems: [{ message: fault.message, line: before.length, column }] };
}

function startingWith(message: string): DocumentProblem {
  return { message, line: 1, column: 1 };
}

function unreadable(problems: readonly DocumentProblem[]): ParsedDocument {
  return { kind: "unreadable", problems };
}
