import type { WantedSection } from "../../../../config/settings/checklist/document.ts";
import type { Markdown } from "../../../../markdown/parse-markdown.ts";
import {
  hasText,
  type Section,
  sectionsBelow,
  sectionsNamed,
  sectionsOf,
} from "../../../../markdown/sections.ts";
import type { SectionFacts } from "./facts.ts";

/** Looks the required titles up among the headings of a document, and those that sections of it must have. */
export function readSections(
  markdown: Markdown,
  wanted: readonly Pick<WantedSection, "title" | "sections" | "eachSection">[],
): readonly SectionFacts[] {
  const all = sectionsOf(markdown);
  return wanted.flatMap(({ title, sections, eachSection }) => {
    const found = bestOf(all, title);
    const own = stateOf(found, title, null);
    if (found === undefined) return [own];
    const below = sectionsBelow(all, found);
    const children = below.filter(({ depth }) => depth === childDepthOf(below));
    return [
      own,
      ...sections.map((name) => stateOf(bestOf(below, name), name, found)),
      ...(children.length === 0 ? [found] : children).flatMap((child) =>
        eachSection.map((name) => stateOf(bestOf(sectionsBelow(all, child), name), name, child)),
      ),
    ];
  });
}

/** The section with a title; of several, one with text. */
export function bestOf(sections: readonly Section[], title: string): Section | undefined {
  const named = sectionsNamed(sections, title);
  return named.find(hasText) ?? named[0];
}

function childDepthOf(sections: readonly Section[]): number {
  return Math.min(...sections.map(({ depth }) => depth));
}

function stateOf(found: Section | undefined, title: string, within: Section | null): SectionFacts {
  const place = { title, within: within?.title ?? null };
  if (found === undefined) return { ...place, state: "missing", line: within?.line ?? null };
  return { ...place, state: hasText(found) ? "filled" : "empty", line: found.line };
}
