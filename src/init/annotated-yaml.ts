import { Document, isCollection, isMap, isPair, isScalar, type Node, type Pair, visit } from "yaml";
import type { Json } from "../data/json.ts";
import { visible } from "../report/visible.ts";

/** A place in the data, and what is said above it. */
export type Remark = {
  readonly at: readonly (string | number)[];
  readonly lines: readonly string[];
};

export type Layout = {
  /** What stands at the top of the file. */
  readonly heading: readonly string[];
  readonly remarks: readonly Remark[];
  /** Places that an empty line goes before. */
  readonly apart?: readonly (readonly (string | number)[])[];
  /** Places whose value is written on one line. */
  readonly inline?: readonly (readonly (string | number)[])[];
  /** What stands behind a value on its line. */
  readonly behind?: readonly { readonly at: readonly (string | number)[]; readonly text: string }[];
};

/** Data as YAML that parses back to the same, with comments. What is said is kept to one line each. */
export function annotatedYaml(
  data: Json,
  { heading, remarks, apart = [], inline = [], behind = [] }: Layout,
): string {
  const document = new Document(data);
  visit(document, {
    // Written plain, `:` before a line break comes back as a mapping.
    Scalar: (_, node) => {
      if (typeof node.value === "string" && /[\n\r]/.test(node.value)) node.type = "QUOTE_DOUBLE";
    },
  });
  for (const at of inline) {
    const node = document.getIn(at, true);
    if (isCollection(node)) node.flow = true;
  }
  for (const { at, text } of behind) {
    const node = document.getIn(at, true);
    if (isScalar(node)) node.comment = commentOf([text]);
  }
  for (const { at, lines } of remarks) {
    const place = keyAt(document, at);
    if (place !== undefined && lines.length > 0) place.commentBefore = commentOf(lines);
  }
  for (const at of apart) {
    const place = keyAt(document, at);
    if (place !== undefined) place.spaceBefore = true;
  }
  if (heading.length > 0) document.commentBefore = commentOf(heading);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** The key of a mapping's entry, or the item of a list: what a comment above it belongs to. */
function keyAt(document: Document, at: readonly (string | number)[]): Node | undefined {
  const parent = at.length === 1 ? document.contents : document.getIn(at.slice(0, -1), true);
  const last = at.at(-1);
  if (isMap(parent)) {
    const pair: Pair<unknown, unknown> | undefined = parent.items.find(
      (item) => isPair(item) && isScalar(item.key) && item.key.value === last,
    );
    return isScalar(pair?.key) ? pair.key : undefined;
  }
  const item = document.getIn(at, true);
  return isScalar(item) || isCollection(item) ? item : undefined;
}

function commentOf(lines: readonly string[]): string {
  return lines.map((line) => ` ${onOneLine(line)}`.trimEnd()).join("\n");
}

/** A name from the repository may hold line breaks, and a comment ends with its line. */
function onOneLine(text: string): string {
  return visible(text.replace(/\s/g, " "));
}
