import { readBlob } from "../../git/read-blob.ts";
import type { Host } from "../../host/host.ts";
import type { CatalogLook } from "../../postgres/catalog-look.ts";
import { beginDump, type DumpOptions, type SchemaDump } from "../../postgres/dump-schema.ts";
import { lookAtCatalog } from "../../postgres/look-at-catalog.ts";
import { readSchemaLike } from "../../postgres/read-like.ts";
import { readSchema } from "../../postgres/read-schema.ts";
import type { SchemaModel } from "../../postgres/schema-model.ts";
import { type CommittedScript, readCommitted } from "./read-committed.ts";

/** Where the two sides are. */
export type Places = {
  readonly repository: string;
  readonly commit: string;
  /** Of the snapshot, from the top of the repository. */
  readonly path: string;
  readonly url: string;
};

/** The committed snapshot, undefined when the commit has none, and the database. */
export type BothSides = {
  readonly committed: CommittedScript | undefined;
  readonly dump: SchemaDump;
  readonly actual: SchemaModel;
  readonly look: CatalogLook;
};

/** Reads both sides; the snapshot and the catalog while pg_dump runs, which takes the time there is. */
export async function lookAtBoth(
  host: Pick<Host, "databases" | "files" | "machine" | "processes" | "secrets">,
  { repository, commit, path, url }: Places,
  options: DumpOptions,
): Promise<BothSides> {
  const [blob, { ended }] = await Promise.all([
    readBlob(host, repository, commit, path),
    beginDump(host, url, options),
  ]);
  const looking = Promise.all([ended, lookAtCatalog(host, url)]);
  const committed = blob === undefined ? undefined : readCommitted(blob.text);
  const [dump, look] = await looking;
  const actual =
    committed === undefined ? readSchema(dump.text) : readSchemaLike(dump.text, committed);
  return { committed, dump, actual, look };
}
