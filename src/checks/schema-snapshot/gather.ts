import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { CheckSettings } from "../../config/config.ts";
import type { SecretReference } from "../../config/scalars.ts";
import type { Release } from "../../gate/check.ts";
import { GateFault } from "../../gate/fault.ts";
import { readBlob } from "../../git/read-blob.ts";
import { repositoryPathOf } from "../../git/repository-path.ts";
import type { Host } from "../../host/host.ts";
import { compareScripts } from "../../postgres/canonicalise.ts";
import { dumpSchema } from "../../postgres/dump-schema.ts";
import { lookAtCatalog } from "../../postgres/look-at-catalog.ts";
import { readSchema, schemaDigestOf } from "../../postgres/read-schema.ts";
import type { SchemaModel } from "../../postgres/schema-model.ts";
import type { ServerHost } from "../../postgres/server.ts";
import { readSnapshotHeader, statedDigestOf } from "../../postgres/snapshot-header.ts";
import type { ScratchServer } from "../../postgres/with-scratch-database.ts";
import type { CommittedSnapshot, SchemaSide, SchemaSnapshotFacts } from "./facts.ts";

/** Dumps the staging schema with pg_dump and compares it with the committed snapshot, object by object. */
export async function gather(
  host: ServerHost & Pick<Host, "environment">,
  { database, snapshot: path, pgDump, scratch }: CheckSettings<"schema-snapshot">,
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
  const comparison =
    blob === undefined || committed === undefined
      ? { changes: null, majors: null }
      : await compareScripts(
          host,
          { text: blob.text, model: committed },
          { text: dump.text, model: actual },
          {
            ...(pgDump === undefined ? {} : { pgDump }),
            ...(scratch === undefined ? {} : { scratch: scratchServer(host, scratch) }),
          },
        );
  return {
    path,
    environment: candidate.from,
    variable,
    snapshot: committedSnapshot(blob?.text, committed),
    database: { ...sideOf(actual), ...look, serverVersion, pgDumpVersion, throughPooler },
    changes: comparison.changes,
    ...(comparison.majors === null ? {} : { majors: comparison.majors }),
  };
}

function scratchServer(
  { environment }: Pick<Host, "environment">,
  { variable }: SecretReference,
): ScratchServer {
  const url = environment.read(variable) ?? "";
  if (url === "") {
    throw new GateFault("run/variable-missing", { variable, usedFor: "the scratch server" });
  }
  return { url, variable };
}

function committedSnapshot(
  text: string | undefined,
  model: SchemaModel | undefined,
): CommittedSnapshot {
  if (text === undefined || model === undefined) return { state: "missing" };
  const digest = bytesToHex(sha256(utf8ToBytes(text)));
  const stated = statedDigestOf(readSnapshotHeader(text));
  return {
    state: "read",
    sha256: digest,
    data: model.data,
    ...(stated === undefined ? {} : { stated }),
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
