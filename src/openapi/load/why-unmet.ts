import { type JsonObject, memberOf } from "../../data/json.ts";
import { type ApiSource, targetOf } from "../api-source.ts";
import { referredFile, splitReference } from "../reference-path.ts";

/** Says why a `$ref` of a document leads to nothing that can be compared; undefined when it leads somewhere. */
export function openReferenceCheck(
  source: ApiSource,
  unread: ReadonlyMap<string, string>,
): (reference: string, document: string) => string | undefined {
  const endless = new Map<JsonObject, boolean>();
  return (reference, document) => {
    const { file, fragment } = splitReference(reference);
    const referred = referredFile(file, document);
    if (referred.kind === "refused") return referred.why;
    const why = unread.get(referred.path);
    if (why !== undefined) return why;
    const target = targetOf(source, reference, document);
    if (target !== undefined)
      return isEndless(target.node, target.at.document)
        ? "is a chain of references that leads back to itself"
        : undefined;
    if (fragment !== "" && !fragment.startsWith("/"))
      return "names an anchor that the document does not have";
    return "leads to no mapping of the document";
  };

  /** Whether following `$ref`s from here comes round; what was walked before is known. */
  function isEndless(start: JsonObject, document: string): boolean {
    const walked = new Set<JsonObject>();
    let node: JsonObject | undefined = start;
    let at = document;
    let answer = false;
    while (node !== undefined) {
      const known = endless.get(node);
      answer = known ?? walked.has(node);
      if (known !== undefined || answer) break;
      walked.add(node);
      const reference = memberOf(node, "$ref");
      const next = typeof reference === "string" ? targetOf(source, reference, at) : undefined;
      node = next?.node;
      at = next?.at.document ?? at;
    }
    for (const one of walked) endless.set(one, answer);
    return answer;
  }
}
