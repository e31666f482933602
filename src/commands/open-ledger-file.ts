import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { readHead } from "../ledger/head-file.ts";
import type { Anchor } from "../ledger/verify-ledger.ts";
import { promoteFolder } from "../record/promote-folder.ts";
import { loadConfig, Misuse } from "./load-config.ts";

export type LedgerFileRequest = {
  /** The ledger's file, when it was named. */
  readonly ledger?: string | undefined;
  readonly config?: string | undefined;
};

/** A ledger's file, absolute, and the folder that its records are relative to. */
export type LedgerFile = {
  readonly path: string;
  readonly project: string;
  /** Whether entries can have come from other machines, whose records are in the ledger's database. */
  readonly isShared: boolean;
};

/** The ledger that was named, else the one of the configuration around `directory`. Throws `Misuse`. */
export async function ledgerFileOf(
  host: Pick<Host, "files">,
  directory: string,
  { ledger, config: given }: LedgerFileRequest,
): Promise<LedgerFile> {
  if (ledger !== undefined) {
    const path = locate(directory, ledger);
    return { path, project: projectAround(path), isShared: false };
  }
  const { config, project } = await loadConfig(host, directory, given);
  const isShared = config.ledger !== undefined;
  return { path: `${project}/${config.record.ledger}`, project, isShared };
}

/** The folder whose `.promote` a ledger stands in, else the ledger's own. */
function projectAround(path: string): string {
  const at = path.lastIndexOf(`/${promoteFolder}/`);
  return path.slice(0, at === -1 ? path.lastIndexOf("/") : at);
}

/** What `--anchor` says: SIZE:ROOT, or a file that `promote ledger head` printed. */
export async function anchorOf(
  { files }: Pick<Host, "files">,
  directory: string,
  given: string | undefined,
): Promise<Anchor | undefined> {
  if (given === undefined) return undefined;
  const [, size, rootHash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(given) ?? [];
  if (size !== undefined && rootHash !== undefined) return { size: Number(size), rootHash };
  const path = locate(directory, given);
  const text = await files.readText(path);
  if (text === undefined) {
    throw new Misuse(
      `--anchor takes SIZE:ROOT or a file that \`promote ledger head\` printed, and there is no file ${path}.`,
    );
  }
  const head = readHead(text);
  if (head === undefined) throw new GateFault("ledger/head-unusable", { path });
  return { size: head.head.size, rootHash: head.head.rootHash, head };
}
