import type { Comparison } from "./facts.ts";

const shown = 20;
const signs = { added: "+", removed: "-", changed: "~" } as const;

/** The first differences, one a line: `+` only generated, `-` only committed, `~` in both and not the same. */
export function differencesText({ total, differences }: Comparison): string {
  const lines = differences.slice(0, shown).map(({ kind, place, before, after }) => {
    const value = after ?? before ?? "";
    const short = /^[{[]/.test(value) ? "" : ` (${value})`;
    return `${signs[kind]} ${place}${kind === "changed" ? ` (${before} is now ${after})` : short}`;
  });
  return [...lines, ...(total > shown ? [`… and ${total - shown} more`] : [])].join("\n");
}
