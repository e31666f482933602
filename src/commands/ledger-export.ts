import { exitCodes } from "../gate/result.ts";
import { locate } from "../host/locate.ts";
import { exportLedger } from "../ledger/export-ledger.ts";
import { type LedgerFileRequest, ledgerFileOf } from "./open-ledger-file.ts";
import type { World } from "./world.ts";

export type LedgerExportRequest = LedgerFileRequest & {
  /** Where it goes; standard output when undefined. A file appears whole or not at all. */
  readonly out?: string | undefined;
};

/** Writes a ledger and its records as one stream of JSON Lines. Throws faults when it is not whole. */
export async function ledgerExport(
  request: LedgerExportRequest,
  { host, output, directory }: World,
): Promise<number> {
  const { path, project } = await ledgerFileOf(host, directory, request);
  const lines = exportLedger(host, path, project);
  if (request.out === undefined) {
    for await (const line of lines) output.document(line);
  } else {
    await host.files.writeAtomic(locate(directory, request.out), lines);
  }
  return exitCodes.yes;
}
