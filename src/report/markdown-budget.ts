import { utf8ToBytes } from "@noble/hashes/utils.js";

/** How long a Markdown report may be, and how much of it a reader sees at once. */
export type MarkdownBudget = {
  /** In UTF-8: never fewer than characters. */
  readonly bytes: number;
  /** Findings told in full. */
  readonly open: number;
  /** Findings told in a line each, folded away. */
  readonly folded: number;
};

/** What GitHub takes: a comment of 65,536 characters, a job summary of 1 MiB. */
export const markdownBudgets = {
  comment: { bytes: 65_536, open: 5, folded: 100 },
  summary: { bytes: 1_048_576, open: 50, folded: 2_000 },
} as const satisfies { readonly [name: string]: MarkdownBudget };

export function bytesOf(text: string): number {
  return utf8ToBytes(text).length;
}

/**
 * For each block the longest of its spellings that there is room for, up to the first that fits in none. Blocks are
 * whole: what opens in one closes in it.
 */
export function fittingBlocks(
  blocks: readonly (readonly string[])[],
  room: number,
): readonly string[] {
  const fitting: string[] = [];
  let left = room;
  for (const spellings of blocks) {
    const text = spellings.find((spelling) => bytesOf(spelling) + 2 <= left);
    if (text === undefined) break;
    left -= bytesOf(text) + 2;
    fitting.push(text);
  }
  return fitting;
}
