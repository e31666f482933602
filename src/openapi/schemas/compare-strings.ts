import { beginsBefore, endsAfter, maxText } from "./bounds.ts";
import { compareFormats } from "./compare-formats.ts";
import type { Comparing } from "./comparison.ts";
import { anyBytes, plainPattern } from "./read-strings.ts";

/** Tells lengths, patterns, formats and encodings that texts given do not keep. */
export function compareStrings(comparing: Comparing): void {
  const { given, taken, old, new: next, types, observer } = comparing;
  if (!types.has("string")) return;
  if (beginsBefore(given.lengths, taken.lengths))
    observer.tell({
      effect: "minLength",
      before: String(old.lengths.min),
      after: String(next.lengths.min),
      keyword: "minLength",
    });
  if (endsAfter(given.lengths, taken.lengths))
    observer.tell({
      effect: "maxLength",
      before: maxText(old.lengths),
      after: maxText(next.lengths),
      keyword: "maxLength",
    });
  comparePatterns(comparing);
  compareContents(comparing);
  const isNumber = types.has("integer") || types.has("fraction");
  if (!isNumber) compareFormats(comparing, ["string", "boolean", "array", "object", "null"]);
  else if ([...taken.formats].some((format) => format !== ""))
    compareFormats(comparing, ["string"]);
}

function comparePatterns({ given, taken, old, new: next, observer }: Comparing): void {
  const known = new Set([...given.patterns].map(plainPattern));
  if ([...taken.patterns].every((pattern) => known.has(plainPattern(pattern)))) return;
  observer.tell({
    effect: "pattern",
    before: patternText(old.patterns),
    after: patternText(next.patterns),
    keyword: "pattern",
    confidence: given.patterns.size === 0 && given.formats.size === 0 ? "proven" : "unproven",
  });
}

function compareContents({ given, taken, old, new: next, observer }: Comparing): void {
  for (const [keyword, text] of taken.contents) {
    const own = given.contents.get(keyword);
    const areBytes = own !== undefined || given.contents.size === 0;
    if (own === text || (areBytes && text === anyBytes)) continue;
    observer.tell({
      effect: "content",
      name: keyword,
      before: old.contents.get(keyword) ?? null,
      after: next.contents.get(keyword) ?? null,
      keyword,
    });
  }
  if (old.contentSchema.length > 0 && next.contentSchema.length > 0)
    observer.descend(old.contentSchema, next.contentSchema, "");
}

function patternText(patterns: ReadonlySet<string>): string | null {
  return patterns.size === 0 ? null : [...patterns].sort().join(" and ");
}
