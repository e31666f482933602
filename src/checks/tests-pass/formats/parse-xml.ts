import { XMLParser } from "fast-xml-parser";

/** An XML element; comments and processing instructions are gone. */
export type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  readonly children: readonly Element[];
};

const attributesKey = ":@";
const textKey = "#text";

/** Text stays text: no numbers, no trimming, no entity but XML's own five and character references; it reads no document type. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 64,
});

/** The one root element of a document, or why there is none, reading on from "the report". */
export function parseXml(text: string): Element | { readonly reason: string } {
  let nodes: unknown;
  try {
    nodes = parser.parse(text, true);
  } catch {
    return { reason: "is not well-formed XML" };
  }
  const [root] = elementsOf(nodes);
  return root ?? { reason: "is XML without an element" };
}

function elementsOf(nodes: unknown): readonly Element[] {
  return recordsOf(nodes).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== attributesKey && key !== textKey);
    if (name === undefined) return [];
    const within = node[name];
    return [
      {
        name,
        attributes: attributesOf(node[attributesKey]),
        text: recordsOf(within)
          .map((child) => child[textKey])
          .join(""),
        children: elementsOf(within),
      },
    ];
  });
}

function attributesOf(value: unknown): ReadonlyMap<string, string> {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return new Map(entries.map(([name, text]) => [name, String(text)]));
}

function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
