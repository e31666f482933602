import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { CheckSettings } from "../../config/config.ts";
import type { Release } from "../../gate/check.ts";
import { GateFault } from "../../gate/fault.ts";
import { readBlob } from "../../git/read-blob.ts";
import { repositoryPathOf } from "../../git/repository-path.ts";
import type { Host } from "../../host/host.ts";
import { isToldAsInvalid } from "../../postgres/catalog-look.ts";
import { compareSchemas } from "../../postgres/compare-schemas.ts";
import { dumpSchema } from "../../postgres/dump-schema.ts";
import { refuseForbiddenHost } from "../../postgres/forbidden-host.ts";
import { lookAtCatalog } from "../../postgres/look-at-catalog.ts";
import { readSchema, schemaDigestOf } from "../../postgres/read-schema.ts";
import type { SchemaModel } from "../../postgres/schema-model.ts";
import { readSnapshotHeader, statedDigestOf } from "../../postgres/snapshot-header.ts";
import { statedCatalogOf } from "../../postgres/stated-catalog.ts";
import type { CommittedSnapshot, SchemaSide, SchemaSnapshotFacts } from "./facts.ts";

/** Dumps the staging schema with pg_dump and compares it with the committed snapshot, object by object. */
export async function gather(
  host: Pick<Host, "databases" | "environment" | "files" | "machine" | "processes" | "secrets">,
  { database, snapshot: path, pgDump, forbidHosts }: CheckSettings<"schema-snapshot">,
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
  refuseForbiddenHost(url, { forbidHosts, variable });
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
  return {
    path,
    environment: candidate.from,
    variable,
    snapshot: committedSnapshot(blob?.text, committed),
    database: { ...sideOf(actual), ...look, serverVersion, pgDumpVersion, throughPooler },
    changes:
      committed === undefined
        ? null
        : compareSchemas(committed, actual).filter((change) => !isToldAsInvalid(look, change)),
  };
}

function committedSnapshot(
  text: string | undefined,
  model: SchemaModel | undefined,
): CommittedSnapshot {
  if (text === undefined || model === undefined) return { state: "missing" };
  const digest = bytesToHex(sha256(utf8ToBytes(text)));
  const header = readSnapshotHeader(text);
  const stated = statedDigestOf(header);
  const catalog = statedCatalogOf(header);
  return {
    state: "read",
    sha256: digest,
    data: model.data,
    ...(stated === undefined ? {} : { stated }),
    ...(catalog === undefined ? {} : { header: catalog }),
    ...sideOf(model),
  };
}

function sideOf(model: SchemaModel): SchemaSide {
  return {
    objects: model.objects.size,
    digest: schemaDigestOf(model),
    setAside: Object.fromEntries(model.setAside),
  };
}
