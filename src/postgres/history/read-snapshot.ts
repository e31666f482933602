import { GateFault } from "../../gate/fault.ts";
import { hasConflictMarkers } from "../merge-conflict.ts";
import { readSchema } from "../read-schema.ts";
import { scanStatements } from "../scan-statements.ts";
import type { SchemaModel } from "../schema-model.ts";
import { readSnapshotHeader } from "../snapshot-header.ts";

/** A snapshot as one release has it. */
export type ReadSnapshot = {
  readonly model: SchemaModel;
  readonly header: {
    readonly iteration: string | null;
    readonly title: string | null;
    readonly generated: string | null;
    readonly changes: string | null;
  };
  /** Of the server it was dumped from, e.g. "15.18". */
  readonly serverVersion: string | null;
};

/**
 * Reads a committed snapshot; `side` is what it is called in a sentence. Throws when the text is no whole dump: what it
 * does not say would seem to be dropped.
 */
export function readSnapshot(text: string, side: string): ReadSnapshot {
  if (hasConflictMarkers(text)) throw new GateFault("schema/side-unmerged", { side });
  const unified = withPlainLineEnds(text);
  if (scanStatements(unified).statements.length === 0 || isPointer(unified)) {
    throw new GateFault("schema/side-empty", { side });
  }
  const isBegun = /^-- PostgreSQL database dump$/m.test(unified);
  if (isBegun && !/^-- PostgreSQL database dump complete$/m.test(unified)) {
    throw new GateFault("schema/side-truncated", { side, lines: unified.split("\n").length });
  }
  const model = readSchema(unified);
  const { iteration, title, generated, changes } = readSnapshotHeader(unified);
  return {
    model,
    header: {
      iteration: iteration ?? null,
      title: title ?? null,
      generated: generated ?? null,
      changes: changes ?? null,
    },
    serverVersion: model.serverVersion,
  };
}

/** A file that another system ended all lines of says what it said before, in bodies of functions too. */
function withPlainLineEnds(text: string): string {
  return /(^|[^\r])\n/.test(text) ? text : text.replaceAll("\r\n", "\n");
}

/** What git commits of a file that Git LFS keeps elsewhere. */
function isPointer(text: string): boolean {
  return text.startsWith("version https://git-lfs.github.com/spec/");
}
