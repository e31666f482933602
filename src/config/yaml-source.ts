import {
  type Alias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from "yaml";

export type SourcePosition = { readonly line: number; readonly column: number };

/** A YAML (or JSON) text with the positions of what stands in it. */
export interface YamlSource {
  readonly value: unknown;
  readonly errors: readonly (SourcePosition & { readonly message: string })[];
  /** Where the value at a path is; the nearest parent that exists when it does not. */
  positionOf(path: readonly PropertyKey[]): SourcePosition;
  /** Where the key at the end of a path is. */
  positionOfKey(path: readonly PropertyKey[]): SourcePosition;
  /** Every text that stands in the document, keys too. */
  texts(): Iterable<SourcePosition & { readonly text: string; readonly path: string }>;
}

/** Parses YAML 1.2 core, with which JSON is read as well. Duplicate keys and unknown tags are errors. */
export function parseYamlSource(text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const at = (offset: number | undefined): SourcePosition => {
    const { line, col } = lines.linePos(offset ?? 0);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const written = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    ...at(pos[0]),
    message: firstLineOf(message),
  }));
  const { value, errors } = written.length > 0 ? { value: undefined, errors: written } : expanded();

  /** The document as plain data. Aliases that lead nowhere, or to too much, are errors. */
  function expanded(): Pick<YamlSource, "value" | "errors"> {
    const aliases: Alias[] = [];
    visit(document, { Alias: (_, alias) => void aliases.push(alias) });
    const lost = aliases.find((alias) => alias.resolve(document) === undefined);
    if (lost !== undefined) {
      const message = `the alias *${lost.source} names no anchor before it`;
      return { value: undefined, errors: [{ ...at(lost.range?.[0]), message }] };
    }
    try {
      return { value: document.toJS({ maxAliasCount: 50 }), errors: [] };
    } catch {
      const message = "its aliases stand for more text than a configuration has";
      return { value: undefined, errors: [{ ...at(aliases[0]?.range?.[0]), message }] };
    }
  }

  function nodeAt(path: readonly PropertyKey[]): Node | Pair | null {
    let node: Node | null = document.contents;
    for (const step of path) {
      const next = childOf(node, step);
      if (next === undefined) return node;
      node = next;
    }
    return node;
  }

  return {
    value,
    errors,
    positionOf(path) {
      const node = nodeAt(path);
      return at(node !== null && !isPair(node) ? (node.range?.[0] ?? 0) : 0);
    },
    positionOfKey(path) {
      const parent = nodeAt(path.slice(0, -1));
      const key = path.at(-1);
      const pair = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && item.key.value === key)
        : undefined;
      return at(isScalar(pair?.key) ? pair.key.range?.[0] : undefined);
    },
    *texts() {
      const found: (SourcePosition & { text: string; path: string })[] = [];
      visit(document, {
        Scalar(_, node, ancestors) {
          if (typeof node.value === "string") {
            found.push({ ...at(node.range?.[0]), text: node.value, path: pathOf(ancestors) });
          }
        },
      });
      yield* found;
    },
  };
}

function childOf(node: Node | null, step: PropertyKey): Node | null | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
    if (pair === undefined) return undefined;
    return isNode(pair.value) ? pair.value : null;
  }
  const item = isSeq(node) && typeof step === "number" ? node.items[step] : undefined;
  return isNode(item) ? item : undefined;
}

function pathOf(ancestors: readonly unknown[]): string {
  return ancestors
    .flatMap((node) => (isPair(node) && isScalar(node.key) ? [String(node.key.value)] : []))
    .join(".");
}

function firstLineOf(text: string): string {
  return (text.split("\n")[0] ?? "").replace(/[.:]\s*$/, "");
}
