import { createTwoFilesPatch } from "diff";
import { canonicalTextOf } from "../../openapi/canonical-document.ts";
import { differencesOf } from "../../openapi/compare-documents.ts";
import type { ApiDocument } from "../../openapi/document.ts";
import type { Comparison } from "./facts.ts";

const mostDifferences = 200;
const mostDiffLines = 400;
/** Beyond this many changed lines a diff takes long and helps nobody. */
const maxEditLength = 5_000;

/** Two documents side by side, cut to what a reader and a record can bear. */
export function comparisonOf(
  before: ApiDocument,
  after: ApiDocument,
  names: { readonly before: string; readonly after: string },
): Comparison {
  const differences = differencesOf(before, after);
  const total = differences.length;
  const diff = total === 0 ? "" : diffOf(canonicalTextOf(before), canonicalTextOf(after), names);
  return { total, differences: differences.slice(0, mostDifferences), diff };
}

function diffOf(
  before: string,
  after: string,
  names: { readonly before: string; readonly after: string },
): string {
  const options = { context: 3, maxEditLength };
  const patch = createTwoFilesPatch(names.before, names.after, before, after, "", "", options);
  if (patch === undefined) return "";
  const lines = patch.split("\n").slice(1);
  if (lines.length <= mostDiffLines) return lines.join("\n");
  const left = lines.length - mostDiffLines;
  return [...lines.slice(0, mostDiffLines), `… ${left} more lines`].join("\n");
}
