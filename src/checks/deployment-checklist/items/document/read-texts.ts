import type { WantedSection, WantedText } from "../../../../config/settings/checklist/document.ts";
import type { Markdown } from "../../../../markdown/parse-markdown.ts";
import { sectionsOf } from "../../../../markdown/sections.ts";
import type { LengthFacts, TextFacts } from "./facts.ts";
import { bestOf } from "./read-sections.ts";

type Wanted = Pick<WantedSection, "minLines" | "contains">;
type Extent = {
  readonly section: string | null;
  readonly line: number | null;
  readonly lines: readonly string[];
};

/** Looks for the texts that a document and sections of it must have. */
export function readTexts(
  markdown: Markdown,
  whole: Wanted,
  sections: readonly WantedSection[],
): readonly TextFacts[] {
  return extentsOf(markdown, whole, sections).flatMap(([{ section, line, lines }, { contains }]) =>
    contains.map((wanted) => ({ section, line, ...lookUp(lines, wanted) })),
  );
}

/** Counts the lines of a document, and of sections, that must have some number of them. */
export function readLengths(
  markdown: Markdown,
  whole: Wanted,
  sections: readonly WantedSection[],
): readonly LengthFacts[] {
  return extentsOf(markdown, whole, sections).flatMap(([{ section, line, lines }, { minLines }]) =>
    minLines === undefined
      ? []
      : {
          section,
          line,
          lines: lines.filter((text) => text.trim() !== "").length,
          atLeast: minLines,
        },
  );
}

/** The document, and those of the sections that are there. */
function extentsOf(
  markdown: Markdown,
  whole: Wanted,
  sections: readonly WantedSection[],
): readonly (readonly [Extent, Wanted])[] {
  const all = sectionsOf(markdown);
  const within = sections.flatMap((wanted): (readonly [Extent, Wanted])[] => {
    const found = bestOf(all, wanted.title);
    if (found === undefined) return [];
    const lines = markdown.lines.slice(found.line - 1, found.endLine);
    return [[{ section: found.title, line: found.line, lines }, wanted]];
  });
  return [[{ section: null, line: null, lines: markdown.lines }, whole], ...within];
}

function lookUp(
  lines: readonly string[],
  wanted: WantedText,
): Pick<TextFacts, "kind" | "wanted" | "found"> {
  if (typeof wanted === "string") {
    const found = onOneLine(lines.join("\n")).includes(onOneLine(wanted));
    return { kind: "text", wanted, found };
  }
  const pattern = new RegExp(wanted.matches, wanted.ignoreCase ? "iu" : "u");
  return {
    kind: "pattern",
    wanted: wanted.matches,
    found: lines.some((line) => pattern.test(line)),
  };
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
