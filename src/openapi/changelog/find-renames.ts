import { groupedBy } from "../../data/grouped-by.ts";
import { type Json, memberOf, membersOf } from "../../data/json.ts";
import { type ApiSource, entryOf } from "../api-source.ts";
import { pointerOf } from "../pointer.ts";
import { referenceKeyOf } from "./reference-key.ts";

type Component = {
  readonly place: string;
  readonly text: string;
  readonly masked: string;
};

/**
 * Components of the entry document that stand under another name with the same content: old place to new, as
 * `#/components/…`. Components that refer to each other may be renamed together.
 */
export function findRenames(before: ApiSource, after: ApiSource): ReadonlyMap<string, string> {
  const gone = componentsApart(before, after);
  const come = componentsApart(after, before);
  const candidates = groupedBy(come, ({ masked }) => masked);
  const pairs = new Map<Component, Component>();
  for (const component of gone) {
    const partner = candidates.get(component.masked)?.shift();
    if (partner !== undefined) pairs.set(component, partner);
  }
  return consistent(pairs);
}

/** The pairs whose contents are equal once the pairs themselves are taken as equal; a pair that is not takes others along. */
function consistent(pairs: Map<Component, Component>): ReadonlyMap<string, string> {
  for (let round = 0; round < 20; round += 1) {
    const mapped = new Map([...pairs].map(([from, to]) => [from.place, to.place]));
    const wrong = [...pairs].filter(([from, to]) => rewritten(from.text, mapped) !== to.text);
    if (wrong.length === 0) return mapped;
    for (const [from] of wrong) pairs.delete(from);
  }
  return new Map();
}

/** Components that the other description has no namesake of. */
function componentsApart(source: ApiSource, other: ApiSource): readonly Component[] {
  const sections = membersOf(memberOf(entryOf(source), "components"));
  const others = memberOf(entryOf(other), "components");
  const apart = sections.flatMap(([section, members]) =>
    membersOf(members).flatMap(([name, node]) =>
      memberOf(memberOf(others, section), name) === undefined && isTelling(node)
        ? [{ section, node, place: `#${pointerOf(["components", section, name])}` }]
        : [],
    ),
  );
  const places = new Set(apart.map(({ place }) => place));
  return apart.map(({ section, node, place }) => {
    const text = section + keyedText(node, source);
    return { place, text, masked: masked(text, places) };
  });
}

/** Whether a component says more than a type, so that it is known again under another name. */
function isTelling(node: Json): boolean {
  return membersOf(node).some(([key, value]) => {
    const isEmpty = value === "" || (typeof value === "object" && membersOf(value).length === 0);
    return key !== "type" && (Array.isArray(value) || !isEmpty);
  });
}

/** A value as text with keys sorted and references spelled as the places they lead to. */
function keyedText(value: Json, source: ApiSource): string {
  return JSON.stringify(value, (key: string, member: Json) => {
    if (key === "$ref" && typeof member === "string") {
      return `${mark}${referenceKeyOf(member, source.entry, source)}${mark}`;
    }
    const members = membersOf(member);
    return members.length === 0
      ? member
      : Object.fromEntries([...members].sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Stands around the places in a text; no JSON text holds it unescaped. */
const mark = "\u0001";
const markedPlace = /\\u0001(.*?)\\u0001/g;

function masked(text: string, places: ReadonlySet<string>): string {
  return text.replace(markedPlace, (whole, place: string) => (places.has(place) ? "*" : whole));
}

function rewritten(text: string, renamed: ReadonlyMap<string, string>): string {
  return text.replace(
    markedPlace,
    (_, place: string) => `\\u0001${renamed.get(place) ?? place}\\u0001`,
  );
}
