import { exitCodes } from "../gate/result.ts";
import { locate } from "../host/locate.ts";
import { importExport } from "../ledger/database/import-export.ts";
import { branchWords } from "../ledger/database/ledger-link.ts";
import { openLedgerDatabase } from "../ledger/database/open-ledger-database.ts";
import { loadConfig, Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

export type LedgerImportRequest = {
  /** What `promote ledger export` wrote. */
  readonly file: string;
  readonly config?: string | undefined;
};

/** Sends an export to the ledger's database; again, nothing. Throws `Misuse`, and faults. */
export async function ledgerImport(
  request: LedgerImportRequest,
  { host, output, directory }: World,
): Promise<number> {
  const loaded = await loadConfig(host, directory, request.config);
  const path = locate(directory, request.file);
  if ((await host.files.status(path)) === undefined) {
    throw new Misuse(`There is no file ${path}; expected what \`promote ledger export\` wrote.`);
  }
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
