import { GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import { locate } from "../host/locate.ts";
import { importExport } from "../ledger/database/import-export.ts";
import { branchWords } from "../ledger/database/ledger-link.ts";
import { openLedgerDatabase } from "./ledger-database.ts";
import { loadConfig } from "./load-config.ts";
import type { World } from "./world.ts";

export type LedgerImportRequest = {
  /** What `promote ledger export` wrote. */
  readonly file: string;
  readonly config?: string | undefined;
};

/** Sends an export to the ledger's database; again, nothing. Throws faults. */
export async function ledgerImport(
  request: LedgerImportRequest,
  { host, output, directory }: World,
): Promise<number> {
  const loaded = await loadConfig(host, directory, request.config);
  const path = locate(directory, request.file);
  if ((await host.files.status(path)) === undefined)
    throw new GateFault("ledger/missing", { path });
  const database = await openLedgerDatabase(host, loaded);
  try {
    const lines = textLines(host.journals.read(path));
    const { sent, size, branches } = await importExport(database, path, lines);
    for (const branch of branches) output.message(branchWords(branch));
    output.message(`${sent} of ${size} entries were new to ${database.where}.`);
    return exitCodes.yes;
  } finally {
    await database.close();
  }
}

/** Lines of UTF-8; what is none holds replacement characters, which no export does. */
async function* textLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
