import type { CheckSettings } from "../../config/config.ts";
import type { SecretReference } from "../../config/scalars.ts";
import { readSecret } from "../../environments/read-secret.ts";
import type { Release } from "../../gate/check.ts";
import { repositoryPathOf } from "../../git/repository-path.ts";
import { textsBelow } from "../../git/texts-below.ts";
import type { Host } from "../../host/host.ts";
import { compareScripts } from "../../postgres/canonicalise.ts";
import { isToldAsInvalid } from "../../postgres/catalog-look.ts";
import { refuseForbiddenHost } from "../../postgres/forbidden-host.ts";
import { siftingBy } from "../../postgres/ignore/apply-ignore-list.ts";
import { outsideIgnoredSchemas } from "../../postgres/ignore/ignored-schemas.ts";
import { withCauses } from "../../postgres/likely-cause.ts";
import type { SchemaChange } from "../../postgres/schema-change.ts";
import type { SchemaModel } from "../../postgres/schema-model.ts";
import type { ServerHost } from "../../postgres/server.ts";
import type { ScratchServer } from "../../postgres/with-scratch-database.ts";
import type { CommittedSnapshot, SchemaSnapshotFacts } from "./facts.ts";
import { leftToCompare } from "./left-to-compare.ts";
import { lookAtBoth } from "./look-at-both.ts";
import type { CommittedScript } from "./read-committed.ts";
import { setAsideOf, sideOf } from "./side-of.ts";

type Settings = CheckSettings<"schema-snapshot">;

/** Dumps the staging schema with pg_dump and compares it with the committed snapshot, object by object. */
export async function gather(
  host: ServerHost & Pick<Host, "environment">,
  settings: Settings,
  { candidate }: Release,
): Promise<SchemaSnapshotFacts> {
  const { database, snapshot: path, pgDump, forbidHosts, migrations, ignore = {} } = settings;
  const { variable } = database;
  const url = readSecret(host, database, `the ${candidate.from} database`);
  refuseForbiddenHost(url, { forbidHosts, variable });
  const { repository, commit } = candidate;
  const { committed, dump, actual, look } = await lookAtBoth(
    host,
    { repository, commit, path: repositoryPathOf(candidate, path), url },
    { variable, ...(pgDump === undefined ? {} : { pgDump }) },
  );
  const { text, serverVersion, pgDumpVersion, throughPooler } = dump;
  const left = leftToCompare(ignore, committed?.model, actual);
  const invalidIndexes = outsideIgnoredSchemas(ignore, look.invalidIndexes);
  const { changes, majors } =
    committed === undefined || left.snapshot === undefined
      ? { changes: null, majors: null }
      : await compareScripts(host, committed, { text, model: actual }, comparing(host, settings));
  const told = changes?.filter((change) => !isToldAsInvalid(invalidIndexes, change));
  return {
    path,
    environment: candidate.from,
    variable,
    snapshot: committedSnapshot(committed, left.snapshot),
    database: {
      ...sideOf(actual, left.database),
      ...look,
      invalidIndexes,
      serverVersion,
      pgDumpVersion,
      throughPooler,
    },
    changes: told === undefined ? null : await explained(host, candidate, migrations, told),
    ...(left.ignored === undefined ? {} : { ignored: left.ignored }),
    ...(majors === null ? {} : { majors }),
  };
}

/** How the scripts are compared: without what is ignored, by the client and the scratch server that the settings name. */
function comparing(
  host: Pick<Host, "environment" | "secrets">,
  { pgDump, scratch, forbidHosts, ignore = {} }: Settings,
): Parameters<typeof compareScripts>[3] {
  return {
    sift: siftingBy(ignore),
    ...(pgDump === undefined ? {} : { pgDump }),
    ...(scratch === undefined ? {} : { scratch: scratchServer(host, scratch, forbidHosts) }),
  };
}

/** The changes with their likely causes, which the migrations of the candidate's commit tell. */
async function explained(
  host: Pick<Host, "processes">,
  candidate: Release["candidate"],
  migrations: string,
  changes: readonly SchemaChange[],
): Promise<readonly SchemaChange[]> {
  if (changes.length === 0) return changes;
  const folder = repositoryPathOf(candidate, migrations);
  const texts = await textsBelow(host, candidate.repository, candidate.commit, folder);
  return withCauses(
    changes,
    [...texts].map(([path, text]) => ({ path, text })),
  );
}

function scratchServer(
  host: Pick<Host, "environment" | "secrets">,
  scratch: SecretReference,
  forbidHosts: readonly string[],
): ScratchServer {
  const { variable } = scratch;
  const url = readSecret(host, scratch, "the scratch server");
  refuseForbiddenHost(url, { forbidHosts, variable });
  return { url, variable };
}

function committedSnapshot(
  committed: CommittedScript | undefined,
  left: SchemaModel | undefined,
): CommittedSnapshot {
  if (committed === undefined) return { state: "missing" };
  return { ...committed.facts, setAside: setAsideOf(left ?? committed.model) };
}
