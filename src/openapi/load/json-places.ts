import type { Places } from "./locate.ts";

/** Where a member or item begins (its key, or itself), and where its value does. */
type Child = { readonly offset: number; readonly value: number };

const plainScalar = /[^\s,\]}[{"]+/y;
const filling = /[\s,:]*/y;
const mark = /["[\]{}]/g;

/** Finds places in a text of JSON that is known to be sound. Each object and list is looked through once. */
export function openJsonPlaces(json: string): Places {
  const known = new Map<number, ReadonlyMap<string, Child>>();
  return (path) => {
    let found: Child = { offset: after(filling, 0), value: after(filling, 0) };
    let steps = 0;
    for (const key of path) {
      const child = childrenAt(found.value).get(key);
      if (child === undefined) break;
      found = child;
      steps += 1;
    }
    return { steps, offset: found.offset };
  };

  function childrenAt(offset: number): ReadonlyMap<string, Child> {
    const children = known.get(offset) ?? lookThrough(offset);
    known.set(offset, children);
    return children;
  }

  function lookThrough(start: number): ReadonlyMap<string, Child> {
    const children = new Map<string, Child>();
    const opener = json[start];
    if (opener !== "{" && opener !== "[") return children;
    let at = after(filling, start + 1);
    while (at < json.length && json[at] !== "}" && json[at] !== "]") {
      const value = opener === "{" ? after(filling, endOfText(at)) : at;
      const key = opener === "{" ? keyAt(at) : String(children.size);
      children.set(key, { offset: at, value });
      at = after(filling, endOf(value));
    }
    return children;
  }

  function keyAt(offset: number): string {
    return String(JSON.parse(json.slice(offset, endOfText(offset))));
  }

  function endOf(offset: number): number {
    if (json[offset] === '"') return endOfText(offset);
    if (json[offset] !== "{" && json[offset] !== "[")
      return Math.max(after(plainScalar, offset), offset + 1);
    let depth = 0;
    mark.lastIndex = offset;
    while (mark.test(json)) {
      const character = json[mark.lastIndex - 1];
      if (character === '"') mark.lastIndex = endOfText(mark.lastIndex - 1);
      else depth += character === "{" || character === "[" ? 1 : -1;
      if (depth === 0) return mark.lastIndex;
    }
    return json.length;
  }

  /** Where a text ends, after its quote: the first that no backslash takes. */
  function endOfText(offset: number): number {
    for (let at = offset + 1; ; at += 1) {
      const quote = json.indexOf('"', at);
      if (quote < 0) return json.length;
      let slashes = 0;
      while (json[quote - 1 - slashes] === "\\") slashes += 1;
      if (slashes % 2 === 0) return quote + 1;
      at = quote;
    }
  }

  function after(pattern: RegExp, offset: number): number {
    pattern.lastIndex = offset;
    return pattern.test(json) ? pattern.lastIndex : offset;
  }
}
