import { GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import { resolveCandidate } from "../git/resolve-candidate.ts";
import { locate } from "../host/locate.ts";
import { exportDatabase } from "../ledger/database/export-database.ts";
import { openLedgerDatabase } from "../ledger/database/open-ledger-database.ts";
import { exportLedger } from "../ledger/export-ledger.ts";
import { textCleaner } from "../record/clean-text.ts";
import { loadConfig } from "./load-config.ts";
import { type LedgerFileRequest, ledgerFileOf } from "./open-ledger-file.ts";
import type { World } from "./world.ts";

export type LedgerExportRequest = LedgerFileRequest & {
  /** Where it goes; standard output when undefined. A file appears whole or not at all. */
  readonly out?: string | undefined;
  /** Whether the ledger is the database's. */
  readonly fromDatabase?: boolean | undefined;
  /** Name of the ledger in the database; default: the repository's longest. */
  readonly name?: string | undefined;
};

/** Writes a ledger and its records as one stream of JSON Lines. Throws faults when it is not whole. */
export async function ledgerExport(request: LedgerExportRequest, world: World): Promise<number> {
  const { host, directory } = world;
  if (request.fromDatabase === true) return exportFromDatabase(request, world);
  const { path, project, isShared } = await ledgerFileOf(host, directory, request);
  try {
    return await write(exportLedger(host, path, project), request, world);
  } catch (thrown) {
    if (!isShared || !(thrown instanceof GateFault) || thrown.code !== "record/missing")
      throw thrown;
    throw new GateFault("ledger/record-elsewhere", { path: String(thrown.parameters["path"]) });
  }
}

async function exportFromDatabase(request: LedgerExportRequest, world: World): Promise<number> {
  const { host, directory } = world;
  const { config, project } = await loadConfig(host, directory, request.config);
  const { repositoryUri } = await resolveCandidate(host, { config, project, previous: undefined });
  const repository = textCleaner(host.secrets.redact)(repositoryUri);
  const database = await openLedgerDatabase(host, { config, project });
  try {
    return await write(exportDatabase(database, repository, request.name), request, world);
  } finally {
    await database.close();
  }
}

async function write(
  lines: AsyncIterable<string>,
  { out }: LedgerExportRequest,
  { host, output, directory }: World,
): Promise<number> {
  if (out === undefined) {
    for await (const line of lines) output.document(line);
  } else {
    await host.files.writeAtomic(locate(directory, out), lines);
  }
  return exitCodes.yes;
}
