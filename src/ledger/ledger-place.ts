import { GateFault } from "../gate/fault.ts";
import { detourWords, findDetour } from "../host/detour.ts";
import type { Host } from "../host/host.ts";

/** Where a ledger is. */
export type LedgerPlace = {
  /** Folder, absolute, that the files of the entries are relative to. */
  readonly project: string;
  /** The ledger's file, relative to the project folder. */
  readonly ledger: string;
};

/** The ledger's file, absolute, and those that stand beside it. */
export type LedgerPaths = {
  readonly ledger: string;
  readonly head: string;
  readonly lock: string;
  /** Where the bytes of a torn line go that was found at this time. */
  torn(at: Date): string;
};

/** The files of a ledger, all in the folder of its own. */
export function pathsOf({ project, ledger }: LedgerPlace): LedgerPaths {
  const path = `${project}/${ledger}`;
  const stem = path.replace(/\.jsonl$/, "");
  return {
    ledger: path,
    head: headBeside(path),
    lock: `${stem}.lock`,
    torn: (at) => `${stem}.torn-${at.toISOString().replaceAll(/[-:]/g, "")}`,
  };
}

/** The file of the head that belongs to a ledger's file. */
export function headBeside(ledger: string): string {
  return `${ledger.replace(/\.jsonl$/, "")}.head.json`;
}

/** Throws "ledger/unsafe" when a link or a folder would take the place of a ledger's file, or of a folder on its way. */
export async function assertRealLedger(
  { files }: Pick<Host, "files">,
  place: LedgerPlace,
): Promise<void> {
  const paths = pathsOf(place);
  for (const path of [paths.ledger, paths.head, paths.lock]) {
    const way = path.slice(place.project.length + 1);
    const detour = await findDetour(files, place.project, way);
    const isLast =
      detour?.path ===
      way
        .split("/")
        .filter((part) => part !== ".")
        .join("/");
    if (detour !== undefined && !(isLast && detour.kind === "file")) throw unsafe(place, detour);
    const isFolder = (await files.status(path))?.kind === "directory";
    if (isFolder) throw new GateFault("ledger/unsafe", { path, found: "a folder" });
  }
}

function unsafe(
  { project }: LedgerPlace,
  detour: { path: string; kind: "file" | "directory" | "link" | "other" },
) {
  const path = `${project}/${detour.path}`;
  return new GateFault("ledger/unsafe", { path, found: detourWords(detour.kind) });
}
