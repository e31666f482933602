import { isList, type Json, membersOf } from "../data/json.ts";
import type { ApiSource } from "./api-source.ts";
import { describePath, subjectOfPath } from "./describe-pointer.ts";
import { type Context, contextBelow, documentContext, isReference } from "./document-grammar.ts";
import { pathOfPointer } from "./pointer.ts";
import { referenceSpelling, spelledMapping } from "./reference-spelling.ts";

/** A part of a description: the document, and what of it (`subjectOfPath`). */
type Part = { readonly document: string; readonly subject: string };

/** Tells the operations whose description leads to a part by references, in the order of the document. */
export function operationsReaching(source: ApiSource): (part: Part) => readonly string[] {
  const holders = new Map<string, Set<string>>();
  const operations = new Map<string, string>();
  for (const [document, content] of source.documents) {
    const spelling = referenceSpelling(document);
    walk(content, documentContext, []);

    function walk(value: Json, context: Context, path: readonly string[]): void {
      if (path.length === 3 && isOperation(path)) note(document, path);
      if (isList(value)) for (const item of value) walk(item, context, path);
      for (const [key, member] of membersOf(value)) {
        if (isReference(context, key, member)) {
          const text = String(member);
          const target = key === "$ref" ? spelling(text) : spelledMapping(spelling, text);
          hold(keyOf(document, path), target, document);
        }
        const below = contextBelow(context, key);
        if (below.reading !== "data") walk(member, below, path.length < 3 ? [...path, key] : path);
      }
    }
  }
  return ({ document, subject }) => {
    const reached = new Set([`${document}#${subject}`]);
    for (const key of reached) for (const holder of holders.get(key) ?? []) reached.add(holder);
    return [...operations].filter(([key]) => reached.has(key)).map(([, name]) => name);
  };

  function note(document: string, path: readonly string[]): void {
    operations.set(keyOf(document, path), describePath({}, path));
  }

  function hold(holder: string, target: string, document: string): void {
    const hash = target.indexOf("#");
    const place = hash === 0 ? document : target.slice(0, hash);
    const key = keyOf(place, pathOfPointer(target.slice(hash + 1)) ?? []);
    const found = holders.get(key) ?? new Set();
    holders.set(key, found.add(holder));
  }
}

function keyOf(document: string, path: readonly string[]): string {
  return `${document}#${subjectOfPath(path)}`;
}

function isOperation(path: readonly string[]): boolean {
  return path[0] === "paths" && !subjectOfPath(path).startsWith("path ");
}
