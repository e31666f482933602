import { createTwoFilesPatch } from "diff";
import type { ApiSource } from "../../openapi/api-source.ts";
import {
  compareDescriptions,
  type DocumentTexts,
  type LocatedDifference,
} from "../../openapi/compare-descriptions.ts";
import { subjectOfPath, subjectRankOf } from "../../openapi/describe-pointer.ts";
import { operationsReaching } from "../../openapi/operations-reaching.ts";
import { pathOfPointer } from "../../openapi/pointer.ts";
import type { Comparison, Reach } from "./facts.ts";

/** A description that could be read, and its texts by path. */
export type Readable = {
  readonly source: ApiSource;
  readonly texts: ReadonlyMap<string, string>;
};

/** What is compared, in words after the name of a document; and how a document's path is told. */
type Names = {
  readonly before: string;
  readonly after: string;
  readonly told: (path: string) => string;
  /** Whether all differences and all lines of the diff are wanted; cut when not. */
  readonly whole?: boolean;
};

const mostDifferences = 200;
const mostOperations = 3;
const mostDiffLines = 400;
/** Beyond this many changed lines a diff takes long and helps nobody. */
const maxEditLength = 5_000;

/** Two descriptions side by side, cut to what a reader and a record can bear. */
export function comparisonOf(before: Readable, after: Readable, names: Names): Comparison {
  const { differences, cosmetics, texts } = compareDescriptions(before.source, after.source);
  const kept = [...differences]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .slice(0, names.whole === true ? differences.length : mostDifferences);
  return {
    total: differences.length,
    differences: kept.map((one) => ({ ...one, document: names.told(one.document) })),
    reaches: reachesOf(kept, before.source).map((one) => ({
      ...one,
      document: names.told(one.document),
    })),
    cosmetics,
    isSameText: entryTextOf(before) === entryTextOf(after),
    diff: cut(texts.map((one) => diffOf(one, names)).join(""), names.whole === true),
  };
}

function rankOf({ pointer }: LocatedDifference): number {
  return subjectRankOf(pathOfPointer(pointer) ?? []);
}

/** By what the first description says: clients are built from it. */
function reachesOf(differences: readonly LocatedDifference[], before: ApiSource): readonly Reach[] {
  const parts = differences.flatMap(({ document, pointer }) => {
    const path = pathOfPointer(pointer) ?? [];
    return path[0] === "paths" ? [] : [{ document, subject: subjectOfPath(path) }];
  });
  if (parts.length === 0) return [];
  const reaching = operationsReaching(before);
  const known = new Map(parts.map((part) => [`${part.document}#${part.subject}`, part]));
  return [...known.values()].flatMap((part) => {
    const operations = reaching(part);
    const few = operations.slice(0, mostOperations);
    return few.length === 0 ? [] : [{ ...part, operations: few, total: operations.length }];
  });
}

function entryTextOf({ source, texts }: Readable): string {
  return (texts.get(source.entry) ?? "").trim();
}

function diffOf({ document, before, after }: DocumentTexts, names: Names): string {
  const options = { context: 3, maxEditLength };
  const titles = [names.before, names.after].map((name) => `${names.told(document)} (${name})`);
  const [from = "", to = ""] = titles;
  const patch = createTwoFilesPatch(from, to, before, after, "", "", options);
  return patch === undefined ? "" : patch.slice(patch.indexOf("\n") + 1);
}

function cut(diff: string, isWhole: boolean): string {
  const lines = diff.split("\n");
  if (isWhole || lines.length <= mostDiffLines) return diff;
  const left = lines.length - mostDiffLines;
  return [...lines.slice(0, mostDiffLines), `… ${left} more lines`].join("\n");
}
