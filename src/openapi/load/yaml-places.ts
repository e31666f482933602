import type { Places } from "./locate.ts";
import { mapYaml, type YamlMap } from "./map-yaml.ts";
import { openTokenPlaces } from "./token-places.ts";

/** Finds places in a text of YAML that is known to be sound. Aliases and merged keys are not followed. */
export function openYamlPlaces(yaml: string): Places {
  const map = mapYaml(yaml);
  return map === undefined ? openTokenPlaces(yaml) : placesOf(map);
}

function placesOf(map: YamlMap): Places {
  const known = new Map<number, ReadonlyMap<string, Child>>();
  return (path) => {
    let found: Child = { offset: map.offsetOf(0), node: 0 };
    let steps = 0;
    for (const key of path) {
      const child = childrenOf(found.node).get(key);
      if (child === undefined) break;
      found = child;
      steps += 1;
    }
    return { steps, offset: found.offset };
  };

  /** Each mapping and list is looked through once. */
  function childrenOf(node: number): ReadonlyMap<string, Child> {
    const children = known.get(node) ?? lookThrough(map, node);
    known.set(node, children);
    return children;
  }
}

/** Where a member or item begins (its key, or itself), and which node it is. */
type Child = { readonly offset: number; readonly node: number };

function lookThrough(map: YamlMap, parent: number): ReadonlyMap<string, Child> {
  const children = new Map<string, Child>();
  const isMapping = map.isMapping(parent);
  for (let at = parent + 1; at < map.endOf(parent); ) {
    const node = isMapping ? map.endOf(at) : at;
    const key = isMapping ? map.keyOf(at) : String(children.size);
    if (key !== undefined) children.set(key, { offset: map.offsetOf(at), node });
    at = map.endOf(node);
  }
  return children;
}
