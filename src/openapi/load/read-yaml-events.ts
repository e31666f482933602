import { type Event, parseEvents, YAMLException } from "js-yaml";

/** What is wrong with a text, and the offset where. */
export type Fault = { readonly message: string; readonly offset: number };

type YamlEvents =
  | { readonly kind: "events"; readonly events: readonly Event[] }
  | { readonly kind: "too-deep"; readonly offset: number }
  | { readonly kind: "broken" };

/**
 * What a text of YAML is made of, over all its documents, as a fast and strict parser sees it. Values are not looked
 * at. The parser's own limit bounds its call stack; it counts a level more for some scalars.
 */
export function readYamlEvents(text: string, maxDepth: number): YamlEvents {
  try {
    return { kind: "events", events: parseEvents(text, { maxDepth: maxDepth + 1 }) };
  } catch (thrown) {
    if (!(thrown instanceof YAMLException)) throw thrown;
    const isDeep = thrown.reason.startsWith("nesting exceeded maxDepth");
    return isDeep ? { kind: "too-deep", offset: thrown.mark?.position ?? 0 } : { kind: "broken" };
  }
}

/** How a document is told that nests too deeply. */
export function tooDeep(maxDepth: number): string {
  return `nests deeper than ${maxDepth} levels`;
}
