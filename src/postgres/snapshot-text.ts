import { isRestrictLine } from "./noise.ts";
import { scanStatements } from "./scan-statements.ts";
import { printSnapshotHeader, type SnapshotHeader } from "./snapshot-header.ts";

/** The file of a snapshot: the header, a blank line, and the dump as pg_dump ordered it. */
export function snapshotTextOf(header: SnapshotHeader, dump: string): string {
  return `${printSnapshotHeader(header)}\n${withoutRestrictLines(dump)}`;
}

/**
 * A dump without the lines that hold a random token, and without the blank line that follows each: as it was
 * before there were any. Lines of that look within a string or a function body stay.
 */
export function withoutRestrictLines(dump: string): string {
  const restrictLines = new Set(
    scanStatements(dump)
      .statements.filter(({ kind, text }) => kind === "psql" && isRestrictLine(text))
      .map(({ line }) => line),
  );
  const lines = dump.split("\n");
  const isTaken = (index: number) => restrictLines.has(index + 1);
  return lines
    .filter((text, index) => !isTaken(index) && !(text === "" && isTaken(index - 1)))
    .join("\n");
}
