import {
  type AliasEvent,
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from "js-yaml";
import type { Json } from "../../data/json.ts";
import { type Fault, tooDeep } from "./read-yaml-events.ts";
import { type Members, mergeMembers, putMember } from "./yaml-members.ts";
import { keyOfScalar, scalarStart, scalarValueOf } from "./yaml-scalar.ts";

/** How many values the aliases of a document may stand for, for each event of its text. */
const maxAliasedPerEvent = 100;
const maxFaults = 10;

/** A value, how many values it holds and how many levels they have, itself included. */
type Sized = { readonly value: Json; readonly size: number; readonly levels: number };

type Open = {
  readonly value: Json;
  readonly put: (item: Sized, offset: number, isMerge: boolean) => void;
  readonly anchor: string | undefined;
  readonly offset: number;
  size: number;
  levels: number;
};

type Collection = SequenceEvent | MappingEvent;

/** The value of one document's events, or what keeps JSON from having it. */
export function buildYaml(
  events: readonly Event[],
  yaml: string,
  maxDepth: number,
): { readonly value: Json } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const open: Open[] = [];
  /** Undefined while the value is being read. */
  const anchors = new Map<string, Sized | undefined>();
  let root: Json = null;
  let aliased = 0;
  let isOver = false;
  /** Where the text of the last node ends. */
  let past = 0;

  for (const event of events) {
    take(event);
    if (isOver || faults.length >= maxFaults) break;
  }
  return faults.length > 0 ? { faults } : { value: root };

  function take(event: Event): void {
    if (event.type === EVENT_ID.SCALAR) takeScalar(event);
    else if (event.type === EVENT_ID.SEQUENCE) begin(event, openList(event));
    else if (event.type === EVENT_ID.MAPPING) begin(event, openMapping(event));
    else if (event.type === EVENT_ID.ALIAS) takeAlias(event);
    else if (event.type === EVENT_ID.POP) end();
  }

  function takeScalar(event: ScalarEvent): void {
    const value = scalarValueOf(yaml, event);
    const offset = scalarStart(event) ?? open.at(-1)?.offset ?? 0;
    refuseTag(event, offset);
    if (typeof value === "number" && !Number.isFinite(value))
      tell("has a number that JSON cannot express", offset);
    const scalar = { value, size: 1, levels: 1 };
    const anchor = anchorOf(event);
    if (anchor !== undefined) anchors.set(anchor, scalar);
    add(scalar, offset, value === "<<" && event.style === SCALAR_STYLE.PLAIN);
    past = Math.max(past, event.valueEnd, event.anchorEnd);
  }

  function begin(event: Collection, collection: Open): void {
    refuseTag(event, event.start);
    if (collection.anchor !== undefined) anchors.set(collection.anchor, undefined);
    open.push(collection);
    if (open.length > maxDepth) stop(tooDeep(maxDepth), event.start);
  }

  function end(): void {
    const closed = open.pop();
    if (closed === undefined) return;
    if (closed.anchor !== undefined) anchors.set(closed.anchor, closed);
    add(closed, closed.offset, false);
  }

  function takeAlias(event: AliasEvent): void {
    const name = yaml.slice(event.anchorStart, event.anchorEnd);
    const offset = event.anchorStart - 1;
    const known = anchors.get(name);
    if (known === undefined && !anchors.has(name)) {
      stop(`is not valid YAML: the alias *${name} has no anchor before it`, offset);
      return;
    }
    aliased += known?.size ?? Infinity;
    if (known === undefined || aliased > maxAliasedPerEvent * events.length)
      stop("has aliases that stand for too many values, or for themselves", offset);
    else add(known, offset, false);
    past = event.anchorEnd;
  }

  function add(item: Sized, offset: number, isMerge: boolean): void {
    if (open.length + item.levels > maxDepth) {
      stop(tooDeep(maxDepth), offset);
      return;
    }
    const parent = open.at(-1);
    if (parent === undefined) root = item.value;
    else {
      parent.size += item.size;
      parent.levels = Math.max(parent.levels, item.levels + 1);
      parent.put(item, offset, isMerge);
    }
  }

  function openList(event: Collection): Open {
    const value: Json[] = [];
    const put = (item: Sized) => {
      value.push(item.value);
    };
    return { value, put, anchor: anchorOf(event), offset: event.start, size: 1, levels: 1 };
  }

  function openMapping(event: Collection): Open {
    const isBlock = event.style === COLLECTION_STYLE.BLOCK;
    const members: Members = { value: {}, merged: undefined };
    let key: string | null | undefined;
    let keyOffset = 0;
    const put = (item: Sized, offset: number, isMerge: boolean) => {
      if (key === undefined) {
        key = isMerge ? null : keyOf(item.value, offset);
        if (isBlock && offset > event.start && isSameLine(offset))
          tell("is not valid YAML: a key stands behind the value before it", offset);
        keyOffset = offset;
        return;
      }
      const why =
        key === null ? mergeMembers(members, item.value) : putMember(members, key, item.value);
      if (why !== undefined) tell(why, keyOffset);
      key = undefined;
    };
    const { value } = members;
    return { value, put, anchor: anchorOf(event), offset: event.start, size: 1, levels: 1 };
  }

  /** Whether a node stands on the line where the one before it ended. A block of text ends with its line. */
  function isSameLine(offset: number): boolean {
    return offset >= past && past > 0 && !/[\r\n]/.test(yaml.slice(past - 1, offset));
  }

  function keyOf(value: Json, offset: number): string {
    if (typeof value !== "object" || value === null) return keyOfScalar(value);
    tell("has a key that is a list or mapping", offset);
    return "";
  }

  function anchorOf({ anchorStart, anchorEnd }: ScalarEvent | Collection): string | undefined {
    return anchorStart < 0 ? undefined : yaml.slice(anchorStart, anchorEnd);
  }

  function refuseTag({ tagStart, tagEnd }: ScalarEvent | Collection, offset: number): void {
    if (tagStart < 0) return;
    const tag = yaml.slice(tagStart, tagEnd).replace(/^!!/, "tag:yaml.org,2002:");
    tell(`has the tag ${tag}; tags are not read`, offset);
  }

  function tell(message: string, offset: number): void {
    faults.push({ message, offset });
  }

  function stop(message: string, offset: number): void {
    tell(message, offset);
    isOver = true;
  }
}
