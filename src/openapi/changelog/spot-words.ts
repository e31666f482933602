import type { ApiDocument } from "../document.ts";
import { methods, type NodeKind } from "./node-grammar.ts";
import type { Spot } from "./node-pair.ts";

/** What the root of a document is. */
export function nodeOfDocument(document: ApiDocument): NodeKind {
  return "openapi" in document || "swagger" in document ? "document" : "fragment";
}

/** What a reader calls a member on the way to a place; undefined where it goes without saying. */
export function wordOf(node: NodeKind, key: string): string | undefined {
  if (key === "items" || key === "itemSchema") return "[]";
  if (key === "requestBody") return "request body";
  if (key === "additionalProperties") return ".*";
  if (key === "schema" || node === "document") return undefined;
  if (node === "path-item" && methods.includes(key)) return undefined;
  return key;
}

const componentNouns = new Map([
  ["schemas", "schema"],
  ["responses", "shared response"],
  ["parameters", "shared parameter"],
  ["requestBodies", "shared request body"],
  ["headers", "shared header"],
  ["securitySchemes", "security scheme"],
  ["links", "shared link"],
  ["callbacks", "shared callback"],
  ["pathItems", "shared path"],
  ["mediaTypes", "shared media type"],
]);

/** A place with the subject it begins, where it begins one: an operation, a webhook, a component. */
export function subjectOf(spot: Spot, of: NodeKind, key: string, section = ""): Spot {
  const { path } = spot.revision;
  if (section !== "") return begun(spot, `${componentNouns.get(section) ?? section} ${key}`);
  if (of === "operation" && path[0] === "paths" && path.length >= 3) {
    return begun(spot, `${key.toUpperCase()} ${path[1] ?? ""}`);
  }
  return path.length === 2 && path[0] === "webhooks" ? begun(spot, `webhook ${key}`) : spot;
}

function begun(spot: Spot, subject: string): Spot {
  return { ...spot, subject, words: [] };
}

/** The words of a place as a reader reads them: `response 200 property contests[].id`. */
export function placeText(words: readonly string[]): string {
  const parts: string[] = [];
  let steps = "";
  const end = () => {
    const named = steps.replace(/^\./, "");
    if (steps !== "")
      parts.push(
        /^\[\]/.test(named) && !named.includes(".")
          ? `items${named.slice(2)}`
          : `property ${named}`,
      );
    steps = "";
  };
  for (const word of words) {
    if (word.startsWith(".") || word === "[]") steps += word;
    else {
      end();
      parts.push(word);
    }
  }
  end();
  return parts.join(" ");
}
