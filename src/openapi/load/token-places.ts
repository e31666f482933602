import { CST, Parser } from "yaml";
import type { Places } from "./locate.ts";

/** Places in a text of YAML that only the lenient parser reads. Aliases and merged keys are not followed. */
export function openTokenPlaces(yaml: string): Places {
  const tokens = [...new Parser().parse(yaml)];
  const document = tokens.find((token) => token.type === "document");
  const root = document?.value;
  return (path) => {
    let value: CST.Token | undefined = root;
    let offset = root?.offset ?? 0;
    let steps = 0;
    for (const key of path) {
      const child = childOf(value, key);
      if (child === undefined) break;
      ({ value, offset } = child);
      steps += 1;
    }
    return { steps, offset };
  };
}

type Child = { readonly value: CST.Token | undefined; readonly offset: number };

function childOf(parent: CST.Token | undefined, key: string): Child | undefined {
  if (parent === undefined || !("items" in parent)) return undefined;
  const isList =
    parent.type === "block-seq" ||
    (parent.type === "flow-collection" && parent.start.type === "flow-seq-start");
  if (isList) return itemOf(parent.items, key);
  for (const { key: name, value } of parent.items) {
    if (textOf(name) === key)
      return { value: value ?? undefined, offset: name?.offset ?? parent.offset };
  }
  return undefined;
}

function itemOf(items: readonly CST.CollectionItem[], key: string): Child | undefined {
  if (!/^(?:0|[1-9][0-9]*)$/.test(key)) return undefined;
  const item = items.filter(isItem)[Number(key)];
  if (item === undefined) return undefined;
  const { start, key: name, value } = item;
  const begin = name ?? value ?? start.find(({ type }) => type === "seq-item-ind");
  return { value: name == null ? (value ?? undefined) : undefined, offset: begin?.offset ?? 0 };
}

/** What holds only a comment, or follows a last comma, is none. */
function isItem({ start, key, value }: CST.CollectionItem): boolean {
  return value != null || key != null || start.some(({ type }) => type === "seq-item-ind");
}

function textOf(token: CST.Token | null | undefined): string | undefined {
  return token == null ? undefined : CST.resolveAsScalar(token)?.value;
}
