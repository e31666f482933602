import { GateFault } from "../gate/fault.ts";
import { hasConflictMarkers } from "./merge-conflict.ts";
import { scanStatements } from "./scan-statements.ts";

/**
 * Throws when a text is no whole schema: in conflict, without a statement, a pointer to a file that is elsewhere, or a
 * dump that breaks off. What it does not say would seem to be dropped. `side` is what a sentence calls it.
 */
export function refusePartialScript(text: string, side: string): void {
  if (hasConflictMarkers(text)) throw new GateFault("schema/side-unmerged", { side });
  if (scanStatements(text).statements.length === 0 || isPointer(text)) {
    throw new GateFault("schema/side-empty", { side });
  }
  const isBegun = /^-- PostgreSQL database dump\r?$/m.test(text);
  if (isBegun && !/^-- PostgreSQL database dump complete\r?$/m.test(text)) {
    throw new GateFault("schema/side-truncated", { side, lines: text.split("\n").length });
  }
}

/** What git commits of a file that Git LFS keeps elsewhere. */
function isPointer(text: string): boolean {
  return text.startsWith("version https://git-lfs.github.com/spec/");
}
