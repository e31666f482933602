import { GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import { readHead } from "../ledger/head-file.ts";
import { headBeside } from "../ledger/ledger-place.ts";
import { readHeadText } from "../ledger/read-head-text.ts";
import { type LedgerFileRequest, ledgerFileOf } from "./open-ledger-file.ts";
import type { World } from "./world.ts";

/** Prints the head of a ledger as it stands in its file, to be kept elsewhere; beside it, in short, as SIZE:ROOT. */
export async function ledgerHead(
  request: LedgerFileRequest,
  { host, output, directory }: World,
): Promise<number> {
  const { path } = await ledgerFileOf(host, directory, request);
  const file = headBeside(path);
  const text = await readHeadText(host, path);
  if (text === undefined) throw new GateFault("ledger/missing", { path: file });
  const read = readHead(text);
  if (read === undefined) throw new GateFault("ledger/head-unusable", { path: file });
  output.document(text);
  const { size, rootHash } = read.head;
  const signed = read.signature === undefined ? "It is not signed. " : "";
  output.message(`${signed}In short: --anchor ${size}:${rootHash}`);
  return exitCodes.yes;
}
