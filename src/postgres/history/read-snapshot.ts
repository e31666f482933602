import { readSchema } from "../read-schema.ts";
import { refusePartialScript } from "../refuse-partial-script.ts";
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
 * Reads a committed snapshot; `side` is what it is called in a sentence. Throws when the text is no whole
 * schema.
 */
export function readSnapshot(text: string, side: string): ReadSnapshot {
  const unified = withPlainLineEnds(text);
  refusePartialScript(unified, side);
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
