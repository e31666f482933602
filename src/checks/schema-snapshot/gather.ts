import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { CheckSettings } from "../../config/config.ts";
import type { Release } from "../../gate/check.ts";
import { GateFault } from "../../gate/fault.ts";
import { readBlob } from "../../git/read-blob.ts";
import { repositoryPathOf } from "../../git/repository-path.ts";
import type { Host } from "../../host/host.ts";
import { compareSchemas } from "../../postgres/compare-schemas.ts";
import { dumpSchema } from "../../postgres/dump-schema.ts";
import { outsideIgnoredSchemas } from "../../postgres/ignore/ignored-schemas.ts";
import { lookAtCatalog } from "../../postgres/look-at-catalog.ts";
import { readSchema, schemaDigestOf } from "../../postgres/read-schema.ts";
import type { SchemaModel } from "../../postgres/schema-model.ts";
import { readSnapshotHeader, statedDigestOf } from "../../postgres/snapshot-header.ts";
import type { CommittedSnapshot, SchemaSide, SchemaSnapshotFacts } from "./facts.ts";
import { leftToCompare } from "./left-to-compare.ts";

/** Dumps the staging schema with pg_dump and compares it with the committed snapshot, object by object. */
export async function gather(
  host: Pick<Host, "databases" | "environment" | "files" | "machine" | "processes" | "secrets">,
  { database, snapshot: path, pgDump, ignore = {} }: CheckSettings<"schema-snapshot">,
  { candidate }: Release,
): Promise<SchemaSnapshotFacts> {
  const { variable } = database;
  const url = host.environment.read(variable);
  if (url === undefined || url === "") {
    throw new GateFault("run/variable-missing", {
      variable,
      usedFor: `the ${candidate.from} database`,
    });
  }
  const { repository, commit } = candidate;
  const blob = await readBlob(host, repository, commit, repositoryPathOf(candidate, path));
  const dump = await dumpSchema(host, url, {
    variable,
    ...(pgDump === undefined ? {} : { pgDump }),
  });
  const { serverVersion, pgDumpVersion, throughPooler } = dump;
  const look = await lookAtCatalog(host, url);
  const actual = readSchema(dump.text);
  const committed = blob === undefined ? undefined : readSchema(blob.text);
  const left = leftToCompare(ignore, committed, actual);
  const invalidIndexes = outsideIgnoredSchemas(ignore, look.invalidIndexes);
  return {
    path,
    environment: candidate.from,
    variable,
    snapshot: committedSnapshot(blob?.text, committed, left.snapshot),
    database: {
      ...sideOf(actual, left.database),
      ...look,
      invalidIndexes,
      serverVersion,
      pgDumpVersion,
      throughPooler,
    },
    changes: left.snapshot === undefined ? null : compareSchemas(left.snapshot, left.database),
    ...(left.ignored === undefined ? {} : { ignored: left.ignored }),
  };
}

function committedSnapshot(
  text: string | undefined,
  model: SchemaModel | undefined,
  left: SchemaModel | undefined,
): CommittedSnapshot {
  if (text === undefined || model === undefined) return { state: "missing" };
  const digest = bytesToHex(sha256(utf8ToBytes(text)));
  const stated = statedDigestOf(readSnapshotHeader(text));
  return {
    state: "read",
    sha256: digest,
    data: model.data,
    ...(stated === undefined ? {} : { stated }),
    ...sideOf(model, left),
  };
}

/** The digest is of the whole side, as the snapshot's header states it, whatever is left to compare. */
function sideOf(model: SchemaModel, { setAside }: SchemaModel = model): SchemaSide {
  return {
    objects: model.objects.size,
    digest: schemaDigestOf(model),
    setAside: Object.fromEntries(setAside),
  };
}
