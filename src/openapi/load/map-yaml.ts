import { EVENT_ID, type Event, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import { readYamlEvents } from "./read-yaml-events.ts";
import { keyOfScalar, plainValueOf, scalarStart, scalarValueOf } from "./yaml-scalar.ts";

/** The nodes of a document in the order of its text. The children of a node follow it, keys before their values. */
export type YamlMap = {
  /** Where a node begins. */
  readonly offsetOf: (node: number) => number;
  /** The node after a node and all that is in it. */
  readonly endOf: (node: number) => number;
  readonly isMapping: (node: number) => boolean;
  /** The name of the member whose key is this node; undefined for what is no scalar. */
  readonly keyOf: (node: number) => string | undefined;
};

type NodeEvent = Exclude<Event, { readonly type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>;

/** What may stand between two items of a list: the end of the first, and comments. */
const filling = /(?:[\s"'\]},:?]|#[^\n]*)*/y;

/** More than any document has that is read. */
const maxDepth = 1000;

/** The nodes of a text's first document, as numbers beside the text: few bytes for each. Undefined where only the lenient parser reads it. */
export function mapYaml(yaml: string): YamlMap | undefined {
  const read = readYamlEvents(yaml, maxDepth);
  return read.kind === "events" ? mapEvents(read.events, yaml) : undefined;
}

function mapEvents(events: readonly Event[], yaml: string): YamlMap {
  const types = new Uint8Array(events.length);
  const offsets = new Int32Array(events.length);
  const ends = new Int32Array(events.length);
  const lengths = new Int32Array(events.length);
  /** Scalars whose value is not their text. */
  const written = new Map<number, ScalarEvent>();
  const open: number[] = [];
  let count = 0;
  /** Where the text goes on after the last node. */
  let past = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      const node = open.pop();
      if (node === undefined) break;
      ends[node] = count;
    } else if (event.type !== EVENT_ID.DOCUMENT) take(event);
  }
  return {
    offsetOf: (node) => offsets[node] ?? 0,
    endOf: (node) => ends[node] ?? count,
    isMapping: (node) => types[node] === EVENT_ID.MAPPING,
    keyOf,
  };

  function take(event: NodeEvent): void {
    const node = count;
    const [start, end] = rangeOf(event);
    types[node] = event.type;
    offsets[node] = start;
    lengths[node] = end - start;
    past = Math.max(past, end);
    count += 1;
    ends[node] = count;
    if (event.type === EVENT_ID.SCALAR) {
      const isText = event.fast && event.style === SCALAR_STYLE.PLAIN;
      if (!isText) written.set(node, event);
    } else if (event.type !== EVENT_ID.ALIAS) open.push(node);
  }

  function rangeOf(event: NodeEvent): readonly [number, number] {
    if (event.type === EVENT_ID.ALIAS) return [event.anchorStart - 1, event.anchorEnd];
    if (event.type !== EVENT_ID.SCALAR) return [event.start, event.start];
    const start = blockStart(event) ?? scalarStart(event) ?? emptyStart();
    return [start, Math.max(event.valueEnd, event.anchorEnd, event.tagEnd, start + 1)];
  }

  /** The `|` or `>` of a block of text. */
  function blockStart({ style, valueStart, anchorEnd, tagEnd }: ScalarEvent): number | undefined {
    if (style !== SCALAR_STYLE.LITERAL_BLOCK && style !== SCALAR_STYLE.FOLDED_BLOCK)
      return undefined;
    const line = yaml.lastIndexOf("\n", valueStart - 2) + 1;
    const from = Math.max(line, past, anchorEnd, tagEnd);
    return yaml.indexOf(style === SCALAR_STYLE.LITERAL_BLOCK ? "|" : ">", from);
  }

  /** The hyphen of an item that has nothing else; where the parent begins, when that is no list. */
  function emptyStart(): number {
    const parent = open.at(-1) ?? 0;
    const isFirst = count === parent + 1;
    if (types[parent] !== EVENT_ID.SEQUENCE || isFirst) return offsets[parent] ?? 0;
    filling.lastIndex = past;
    filling.test(yaml);
    return filling.lastIndex;
  }

  function keyOf(node: number): string | undefined {
    if (types[node] !== EVENT_ID.SCALAR) return undefined;
    const event = written.get(node);
    const start = offsets[node] ?? 0;
    if (event !== undefined) return keyOfScalar(scalarValueOf(yaml, event));
    return keyOfScalar(plainValueOf(yaml.slice(start, start + (lengths[node] ?? 0))));
  }
}
