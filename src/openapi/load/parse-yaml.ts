import { EVENT_ID, type Event } from "js-yaml";
import type { Json } from "../../data/json.ts";
import type { DocumentProblem } from "../document.ts";
import { buildYaml } from "./build-yaml.ts";
import { composeYaml } from "./compose-yaml.ts";
import { type Fault, readYamlEvents, tooDeep } from "./read-yaml-events.ts";

/**
 * One YAML 1.2 document (core schema: no timestamps) as JSON, or what is wrong with it. Refused:
 * tags, keys that stand twice, values that JSON does not have, aliases that multiply, and more than
 * `maxDepth` levels. Merge keys are followed. What the fast parser refuses is left to the lenient one.
 */
export function parseYaml(
  text: string,
  maxDepth: number,
): { readonly value: Json } | { readonly problems: readonly DocumentProblem[] } {
  const read = readYamlEvents(text, maxDepth);
  if (read.kind === "broken") return composeYaml(text, maxDepth);
  const built =
    read.kind === "too-deep"
      ? { faults: [{ message: tooDeep(maxDepth), offset: read.offset }] }
      : oneDocument(read.events, text, maxDepth);
  if ("value" in built) return built;
  return { problems: built.faults.map((fault) => problemAt(text, fault)) };
}

function oneDocument(events: readonly Event[], text: string, maxDepth: number) {
  if (events.length === 0) return { faults: [{ message: "is empty", offset: 0 }] };
  const [first, second] = events.filter(({ type }) => type === EVENT_ID.DOCUMENT);
  if (second === undefined) return buildYaml(events, text, maxDepth);
  const isMarked = first?.type === EVENT_ID.DOCUMENT && first.explicitStart;
  const offset = secondStart(text, isMarked ? 1 : 0);
  return { faults: [{ message: "holds more than one document", offset }] };
}

/** Where a second document begins: no line within one begins with either marker. */
function secondStart(text: string, markersBefore: number): number {
  const marker = /^(?:---|\.\.\.)(?=\s|$)/gm;
  return [...text.matchAll(marker)][markersBefore]?.index ?? 0;
}

function problemAt(text: string, { message, offset }: Fault): DocumentProblem {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { message, line, column: offset - before.lastIndexOf("\n") };
}
