import type { Places } from "./locate.ts";

/** Where a member or item begins (its key, or itself), and where its value does. */
type Child = { readonly offset: number; readonly value: number };

const text = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const scalar = /"[^"\\]*(?:\\.[^"\\]*)*"|[^\s,\]}[{"]+/y;
const filling = /[\s,:]*/y;
const inside = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]/g;

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
      const value = opener === "{" ? after(filling, after(text, at)) : at;
      const key = opener === "{" ? keyAt(at) : String(children.size);
      children.set(key, { offset: at, value });
      at = after(filling, endOf(value));
    }
    return children;
  }

  function keyAt(offset: number): string {
    return String(JSON.parse(json.slice(offset, after(text, offset))));
  }

  function endOf(offset: number): number {
    if (json[offset] !== "{" && json[offset] !== "[")
      return Math.max(after(scalar, offset), offset + 1);
    let depth = 0;
    inside.lastIndex = offset;
    for (let token = inside.exec(json); token !== null; token = inside.exec(json)) {
      if (token[0] === "{" || token[0] === "[") depth += 1;
      else if (token[0] === "}" || token[0] === "]") depth -= 1;
      if (depth === 0) return inside.lastIndex;
    }
    return json.length;
  }

  function after(pattern: RegExp, offset: number): number {
    pattern.lastIndex = offset;
    return pattern.test(json) ? pattern.lastIndex : offset;
  }
}
