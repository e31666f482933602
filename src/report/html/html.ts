import { visible } from "../visible.ts";

/** Markup that `html` made, or that `trusted` vouched for. Nothing that was read from outside can pass for it. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What may stand between the braces: text is escaped, markup stands as it is, a list is its members. */
export type HtmlValue = string | number | Html | readonly HtmlValue[];

/**
 * Markup from a template. Every text in it is escaped, for content and for attributes in quotes; characters that
 * cannot be seen, such as those that turn the direction of writing, are shown by their number.
 */
export function html(pieces: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const markup = pieces.map((piece, at) => piece + markupOf(values[at] ?? ""));
  return new Html(markup.join(""));
}

/** Markup or style that is our own, and holds nothing from outside. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

function markupOf(value: HtmlValue): string {
  if (value instanceof Html) return value.toString();
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return escaped(visible(value));
  return value.map(markupOf).join("");
}

const entities: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities.get(character) ?? character);
}
