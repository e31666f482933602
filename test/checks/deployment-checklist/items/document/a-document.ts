import type { z } from "zod";
import { documentItem } from "../../../../../src/config/settings/checklist/document.ts";
import { type Markdown, parseMarkdown } from "../../../../../src/markdown/parse-markdown.ts";

/** A document item of the configuration, with everything on that is on by default. */
export function aDocumentItem(settings: Partial<z.input<typeof documentItem>> = {}) {
  return documentItem.parse({
    id: "rollback-procedure",
    kind: "document",
    path: "docs/rollback.md",
    ...settings,
  });
}

/** A parsed Markdown text. */
export function aMarkdown(text: string): Markdown {
  const markdown = parseMarkdown(text);
  if ("refused" in markdown) throw new Error(markdown.refused);
  return markdown;
}
