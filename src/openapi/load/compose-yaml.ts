import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isScalar,
  LineCounter,
  Parser,
  visit,
} from "yaml";
import type { Json } from "../../data/json.ts";
import type { DocumentProblem } from "../document.ts";

/** How many nodes the aliases of one document may stand for, in relation to its size. */
const maxAliasCount = 100;

/**
 * One YAML document as JSON, or what is wrong with it, read with a parser that forgives what many editors write: a
 * bracket that closes no deeper than its key, control characters. It tells mistakes well, and takes ten times the memory.
 */
export function composeYaml(
  text: string,
  maxDepth: number,
): { readonly value: Json } | { readonly problems: readonly DocumentProblem[] } {
  const lines = new LineCounter();
  const at = (message: string, offset: number): DocumentProblem => {
    const { line, col } = lines.linePos(offset);
    return { message, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const deep = findDeepToken(tokens, maxDepth);
  if (deep !== undefined) return { problems: [at(`nests deeper than ${maxDepth} levels`, deep)] };

  const composer = new Composer({
    version: "1.2",
    schema: "core",
    merge: true,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const documents = [...composer.compose(tokens)];
  // The values are made without the tokens: both at once take the most memory.
  tokens.length = 0;
  const document = documents[0];
  if (document === undefined) return { problems: [at("is empty", 0)] };
  const second = documents[1];
  if (second !== undefined)
    return { problems: [at("holds more than one document", second.range[0])] };
  const faults = document.errors.map(({ message, pos }) =>
    at(`is not valid YAML: ${message}`, pos[0]),
  );
  const problems = faults.length > 0 ? faults : unfitNodes(document, at);
  if (problems.length > 0) return { problems: problems.slice(0, 10) };
  return toJson(document, at);
}

/** The offset of the first token nested deeper than `maxDepth`. Needs no call stack of that depth. */
function findDeepToken(tokens: readonly CST.Token[], maxDepth: number): number | undefined {
  const pending: CST.Token[] = [...tokens];
  const depths = tokens.map(() => 0);
  for (let token = pending.pop(); token !== undefined; token = pending.pop()) {
    const depth = depths.pop() ?? 0;
    if (depth > maxDepth) return token.offset;
    if (token.type === "document") push(token.value, depth + 1);
    else if ("items" in token) {
      for (const { key, value } of token.items) {
        push(key, depth + 1);
        push(value, depth + 1);
      }
    }
  }
  return undefined;

  function push(token: CST.Token | null | undefined, depth: number): void {
    if (token === null || token === undefined) return;
    pending.push(token);
    depths.push(depth);
  }
}

type Place = (message: string, offset: number) => DocumentProblem;

function unfitNodes(document: Document.Parsed, at: Place): readonly DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  visit(document, {
    Node(_, node) {
      const offset = node.range?.[0] ?? 0;
      if (!isAlias(node) && node.tag !== undefined)
        problems.push(at(`has the tag ${node.tag}; tags are not read`, offset));
      if (isScalar(node) && typeof node.value === "number" && !Number.isFinite(node.value))
        problems.push(at("has a number that JSON cannot express", offset));
    },
    Map(_, { items }) {
      const names = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (names.has(name))
          problems.push(at("has a key twice in one mapping", key.range?.[0] ?? 0));
        names.add(name);
      }
    },
    Pair(_, { key }) {
      if (isCollection(key))
        problems.push(at("has a key that is a list or mapping", key.range?.[0] ?? 0));
    },
  });
  return problems;
}

function toJson(document: Document.Parsed, at: Place) {
  try {
    // The core schema has the kinds of JSON alone, and keys that are no texts were refused before.
    return { value: document.toJS({ maxAliasCount }) as Json };
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    if (thrown.message.startsWith("Merge sources"))
      return { problems: [at("has a merge key (<<) for what is not a mapping", 0)] };
    if (!(thrown instanceof ReferenceError)) throw thrown;
    return { problems: [at("has aliases that stand for too many values, or for themselves", 0)] };
  }
}
