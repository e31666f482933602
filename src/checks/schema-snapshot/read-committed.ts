import { sha256Of } from "../../data/sha256.ts";
import type { ReadScript } from "../../postgres/read-like.ts";
import { readSchema } from "../../postgres/read-schema.ts";
import { readSnapshotHeader, statedDigestOf } from "../../postgres/snapshot-header.ts";
import { statedCatalogOf } from "../../postgres/stated-catalog.ts";
import type { KnownStatements } from "../../postgres/what-is-said.ts";
import type { CommittedSnapshot } from "./facts.ts";
import { sideOf } from "./side-of.ts";

/** The committed snapshot, what its statements say, and the facts of it. */
export type CommittedScript = ReadScript & {
  readonly facts: Extract<CommittedSnapshot, { readonly state: "read" }>;
};

/** Reads a snapshot and works out all there is to say of it alone, which needs no database. */
export function readCommitted(text: string): CommittedScript {
  const known: KnownStatements = new Map();
  const model = readSchema(text, known);
  const header = readSnapshotHeader(text);
  const stated = statedDigestOf(header);
  const catalog = statedCatalogOf(header);
  const facts = {
    state: "read" as const,
    sha256: sha256Of(text),
    data: model.data,
    ...(stated === undefined ? {} : { stated }),
    ...(catalog === undefined ? {} : { header: catalog }),
    ...sideOf(model),
  };
  return { text, model, known, facts };
}
