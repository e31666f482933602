import { partNames } from "./part-name.ts";
import type { Saying } from "./schema-model.ts";
import { keywordOf, nameOf, type Token } from "./tokens.ts";

const settings = new Map([
  ["default_tablespace", { part: partNames.tablespace, usual: "" }],
  ["default_table_access_method", { part: partNames.accessMethod, usual: "heap" }],
]);

const stored = new Set(["table", "materialized view", "index"]);

/**
 * A dump says where a table lies by setting a default before it. Follows those settings, and gives each
 * relation created with storage of its own the ones that are not the usual; others come between by chance.
 */
export function storageDefaults() {
  const current = new Map<string, string>();
  return {
    read(tokens: readonly Token[]): void {
      const setting = settings.get(nameOf(tokens[1]));
      if (keywordOf(tokens[0]) !== "SET" || setting === undefined) return;
      const value = (tokens[3]?.text ?? "").replaceAll(/^['"]|['"]$/g, "");
      if (value === setting.usual) current.delete(setting.part);
      else current.set(setting.part, value);
    },
    sayingsOf(sayings: readonly Saying[]): readonly Saying[] {
      const created = sayings.find(({ creates }) => creates === "object");
      if (created === undefined || !stored.has(created.named.kind)) return [];
      return [...current]
        .filter(([part]) => part !== partNames.accessMethod || hasAccessMethod(created, sayings))
        .map(([part, value]) => ({
          named: created.named,
          part,
          canonical: value,
          text: value,
          start: created.start,
        }));
    },
  };
}

/** Indexes name their own; a partitioned table stores nothing. */
function hasAccessMethod({ named }: Saying, sayings: readonly Saying[]): boolean {
  return named.kind !== "index" && !sayings.some(({ part }) => part === partNames.partitioning);
}
