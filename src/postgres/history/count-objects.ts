import type { SchemaModel } from "../schema-model.ts";

/** How much a schema holds. */
export type SchemaCounts = {
  readonly objects: number;
  readonly tables: number;
  readonly columns: number;
  /** Objects by their kind: table, index, function. */
  readonly kinds: Readonly<Record<string, number>>;
};

/** Counts objects by kind, and the columns of tables. */
export function countObjects({ objects }: SchemaModel): SchemaCounts {
  const kinds = new Map<string, number>();
  let columns = 0;
  for (const object of objects.values()) {
    kinds.set(object.kind, (kinds.get(object.kind) ?? 0) + 1);
    if (object.kind === "table") columns += object.columns.length;
  }
  return {
    objects: objects.size,
    tables: kinds.get("table") ?? 0,
    columns,
    kinds: Object.fromEntries([...kinds].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
