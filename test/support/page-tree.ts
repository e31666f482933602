import { XMLParser, XMLValidator } from "fast-xml-parser";

/** An element of a page, read back by a parser. */
export type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
};

const voids = ["meta", "link", "input", "img"];

/** Reads a page as a parser of XML does: every element closed, every attribute in quotes or without a value. */
export function pageTree(page: string): readonly Element[] {
  const markup = page.replace(/^<!doctype html>/, "");
  const valid = XMLValidator.validate(markup, {
    allowBooleanAttributes: true,
    unpairedTags: voids,
  });
  if (valid !== true) throw new Error(`line ${valid.err.line}: ${valid.err.msg}`);
  const parser = new XMLParser({
    ...{ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: "" },
    ...{ allowBooleanAttributes: true, parseAttributeValue: false, parseTagValue: false },
    ...{ trimValues: false, unpairedTags: voids, processEntities: true, htmlEntities: true },
  });
  return elementsIn(parser.parse(markup)).filter((child) => typeof child !== "string");
}

function elementsIn(nodes: readonly Readonly<Record<string, unknown>>[]): (Element | string)[] {
  return nodes.map((node) => {
    if ("#text" in node) return String(node["#text"]);
    const { ":@": attributes = {}, ...named } = node;
    const [name = "", children = []] = Object.entries(named)[0] ?? [];
    return {
      name,
      attributes: new Map(
        Object.entries(Object(attributes)).map(([key, value]) => [key, String(value)]),
      ),
      children: Array.isArray(children) ? elementsIn(children) : [],
    };
  });
}

/** All elements, in the order of the page. */
export function allElements(tree: readonly (Element | string)[]): readonly Element[] {
  return tree.flatMap((node) =>
    typeof node === "string" ? [] : [node, ...allElements(node.children)],
  );
}

/** The text of an element and of all below it. */
export function textOf(element: Element): string {
  return element.children
    .map((child) => (typeof child === "string" ? child : textOf(child)))
    .join("");
}

/** What in a page could run, load or send something, or lead elsewhere. */
export function liveIn(elements: readonly Element[]): readonly string[] {
  return elements.flatMap(({ name, attributes }) => {
    const isActive = /^(script|style|iframe|object|embed|base|template)$/.test(name);
    const wrong = [...attributes].filter(
      ([key, value]) =>
        /^(style|on.*|srcdoc|formaction|http-equiv)$/.test(key) ||
        (/^(href|src|action)$/.test(key) &&
          !/^(\/(?!\/)|#|https:\/\/(github\.com\/acme\/shop|acme\.example\/))/.test(value)),
    );
    return isActive ? [name] : wrong.map(([key, value]) => `${name} ${key}=${value}`);
  });
}
