import type { Host } from "../host/host.ts";
import type { LedgerEntry } from "./entry.ts";
import { readEntry } from "./read-entry.ts";
import { textOf } from "./read-lines.ts";

/** How a ledger ends: its last entries, the latest last, and what stands after the last line break. */
export type LedgerTail = {
  /** Undefined in the place of a line that is no entry. */
  readonly entries: readonly (LedgerEntry | undefined)[];
  /** Whether these are all its lines. */
  readonly isAll: boolean;
  /** Bytes up to the last line break, and bytes after it. */
  readonly wholeBytes: number;
  readonly tornBytes: number;
};

/** Enough for some hundred entries; more is read only when a head is that far behind. */
const tailBytes = 65_536;

/** Reads the end of a ledger, however long it is. A file that is not there is an empty ledger. */
export async function readTail(
  { files, journals }: Pick<Host, "files" | "journals">,
  path: string,
): Promise<LedgerTail> {
  const size = (await files.status(path))?.bytes ?? 0;
  const from = Math.max(0, size - tailBytes);
  const chunks: Uint8Array[] = [];
  for await (const chunk of journals.read(path, { from, to: size })) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const end = bytes.lastIndexOf(10) + 1;
  const start = from === 0 ? 0 : bytes.indexOf(10) + 1;
  const lines = start >= end ? [] : linesOf(bytes.subarray(start, end));
  return {
    entries: lines.map((line) => {
      const text = textOf(line);
      return text === undefined ? undefined : readEntry(text);
    }),
    isAll: from === 0,
    wholeBytes: from + end,
    tornBytes: bytes.length - end,
  };
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start);
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}
