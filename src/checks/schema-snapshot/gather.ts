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

/** Dumps the staging schema with pg_dump and compares it with the committed snapshot, object by object. */
export async function gather(
  host: ServerHost & Pick<Host, "environment">,
  {
    database,
    snapshot: path,
    pgDump,
    forbidHosts,
    migrations,
    scratch,
    ignore = {},
  }: CheckSettings<"schema-snapshot">,
  { candidate }: Release,
): Promise<SchemaSnapshotFacts> {
  const { variable } = database;
  const url = readSecret(host, database, `the ${candidate.from} database`);
  refuseForbiddenHost(url, { forbidHosts, variable });
  const { repository, commit } = candidate;
  const { committed, dump, actual, look } = await lookAtBoth(
    host,
    { repository, commit, path: repositoryPathOf(candidate, path), url },
    { variable, ...(pgDump === undefined ? {} : { pgDump }) },
  );
  const { serverVersion, pgDumpVersion, throughPooler } = dump;
  const left = leftToCompare(ignore, committed?.model, actual);
  const invalidIndexes = outsideIgnoredSchemas(ignore, look.invalidIndexes);
  const comparison =
    committed === undefined || left.snapshot === undefined
      ? { changes: null, majors: null }
      : await compareScripts(
          host,
          committed,
          { text: dump.text, model: actual },
          {
            sift: siftingBy(ignore),
            ...(pgDump === undefined ? {} : { pgDump }),
            ...(scratch === undefined
              ? {}
              : { scratch: scratchServer(host, scratch, forbidHosts) }),
          },
        );
  const changes =
    comparison.changes?.filter((change) => !isToldAsInvalid(invalidIndexes, change)) ?? null;
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
    changes: changes === null ? null : await explained(host, candidate, migrations, changes),
    ...(left.ignored === undefined ? {} : { ignored: left.ignored }),
    ...(comparison.majors === null ? {} : { majors: comparison.majors }),
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
