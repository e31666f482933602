import { columnPart, commentedIn, partNames } from "../part-name.ts";
import { type SchemaObject, subjectOf } from "../schema-model.ts";

/** What became of one part of an object. */
export type PartChange = {
  readonly how: "added" | "changed" | "removed";
  /** In words: "column amount", "constraint payouts_pkey", "index public.payouts_idx". */
  readonly what: string;
  /** What it was called before; null when it has kept its name. */
  readonly renamedFrom: string | null;
};

/** What became of the parts of an object that both sides have: what came or changed, then what went. */
export function partChanges(
  before: SchemaObject,
  after: SchemaObject,
  { columns }: { readonly columns: ReadonlyMap<string, string> },
): readonly PartChange[] {
  const changes: PartChange[] = [];
  const formerly = new Map<string, string>();
  for (const column of before.columns) {
    const now = columns.get(subjectOf(after, columnPart(column)));
    if (now !== undefined) formerly.set(columnPart(now), columnPart(column));
  }
  const renamedAway = new Set(formerly.values());
  for (const [name, part] of after.parts) {
    const from = formerly.get(name) ?? null;
    const old = before.parts.get(from ?? name);
    const how = old === undefined ? "added" : "changed";
    if (from !== null || part.canonical.join("\n") !== old?.canonical.join("\n")) {
      changes.push({ how, what: wordsOf(name), renamedFrom: from });
    }
  }
  for (const name of before.parts.keys()) {
    if (after.parts.has(name) || renamedAway.has(name)) continue;
    changes.push({ how: "removed", what: wordsOf(name), renamedFrom: null });
  }
  const isReordered =
    changes.length === 0 && before.columns.join("\n") !== after.columns.join("\n");
  return isReordered
    ? [{ how: "changed", what: "order of columns", renamedFrom: null }]
    : changes.filter((one) => !goesWithItsPart(one, changes));
}

/** The comment on a column that came, went or was renamed is not told beside it. */
function goesWithItsPart({ what, how }: PartChange, changes: readonly PartChange[]): boolean {
  const part = commentedIn(what);
  if (how === "changed") return false;
  return changes.some(
    (other) =>
      (other.what === part && other.how === how) ||
      (other.renamedFrom !== null && [other.what, other.renamedFrom].includes(part ?? "")),
  );
}

function wordsOf(part: string): string {
  return part === partNames.definition ? "definition" : part;
}
