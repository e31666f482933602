import { type Column, readColumn } from "../read-column.ts";
import type { ChangeKind } from "../schema-change.ts";
import type { Part } from "../schema-model.ts";
import { sourceOf } from "../source-of.ts";

/** One aspect of a column in which two scripts differ, as a sentence says it of either. */
export type ColumnDifference = {
  readonly kind: ChangeKind;
  readonly before: string | null;
  readonly after: string | null;
};

const nothing: Pick<Part, "canonical"> = { canonical: [] };

/** Everything in which two scripts differ about one column; a change of type brings its default's cast along. */
export function columnDifferences(
  before: Part | undefined,
  after: Part | undefined,
): readonly ColumnDifference[] {
  const [old, now] = [readColumn(before ?? nothing), readColumn(after ?? nothing)];
  const found = aspects.flatMap(({ kind, of, shown }): ColumnDifference[] => {
    if (of(old) === of(now)) return [];
    return [{ kind, before: shown?.(old, before) ?? null, after: shown?.(now, after) ?? null }];
  });
  if (found.length === 0) return [{ kind: "object-changed", before: null, after: null }];
  const isRetyped = old.type !== now.type;
  const isSameDefault = withoutCasts(old.default) === withoutCasts(now.default);
  return isRetyped && isSameDefault
    ? found.filter(({ kind }) => kind !== "column-default-changed")
    : found;
}

type Aspect = {
  readonly kind: ChangeKind;
  readonly of: (column: Column) => string;
  readonly shown?: (column: Column, part: Part | undefined) => string;
};

const aspects: readonly Aspect[] = [
  {
    kind: "column-type-changed",
    of: ({ type }) => type,
    shown: ({ type }, part) => sourceOf(part, type) ?? type,
  },
  {
    kind: "column-collation-changed",
    of: ({ collation }) => collation,
    shown: ({ collation }, part) =>
      collation === ""
        ? "the usual collation of its type"
        : (sourceOf(part, collation) ?? collation),
  },
  {
    kind: "column-generation-changed",
    of: ({ generated }) => generated,
    shown: ({ generated }, part) =>
      generated === ""
        ? "not generated"
        : `GENERATED ${(sourceOf(part, generated) ?? generated).replaceAll(/\s+/g, " ")}`,
  },
  {
    kind: "column-nullability-changed",
    of: ({ isRequired, required }) => `${isRequired} ${required}`,
    shown: ({ isRequired, required }) =>
      isRequired ? `NOT NULL ${required}`.trim() : "without NOT NULL",
  },
  {
    kind: "column-default-changed",
    of: (column) => column.default,
    shown: (column, part) =>
      column.default === ""
        ? "no default"
        : `DEFAULT ${sourceOf(part, column.default) ?? column.default}`,
  },
  { kind: "column-storage-changed", of: ({ storage }) => storage },
  { kind: "object-changed", of: ({ rest }) => rest },
];

function withoutCasts(expression: string): string {
  return expression.replace(/ : : [a-z_ ]+( \( [\d ,]+ \))?( \. [a-z_]+)?/g, "");
}
