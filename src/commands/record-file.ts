import { GateFault } from "../gate/fault.ts";
import { exitCodeOf, exitCodes } from "../gate/result.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { readShownRecord } from "../record/read-shown-record.ts";
import type { ShownRecord } from "../record/shown-statement.ts";
import type { Refusal } from "../record/verification.ts";

/** Reads the record that was named. Throws faults when it is not there or no file; anything else is its own fault. */
export async function readRecordFile(
  host: Pick<Host, "files">,
  directory: string,
  file: string,
): Promise<ShownRecord | Refusal> {
  const path = locate(directory, file);
  const status = await host.files.status(path);
  if (status === undefined) throw new GateFault("record/missing", { path });
  if (status.kind === "directory" || status.kind === "other") {
    throw new GateFault("record/not-a-file", { path });
  }
  return readShownRecord(host, path, file);
}

/**
 * The exit code of a command about one record: 0 only for one that says `cleared`, is signed by somebody and does not
 * contradict itself. It vouches for nothing: nobody has verified the signature.
 */
export function exitCodeOfRecord({ predicate, objections, signed }: ShownRecord): number {
  const { outcome } = predicate;
  if (outcome === "undecided") return exitCodeOf(outcome);
  const isClear = outcome === "cleared" && objections.length === 0 && signed !== null;
  return isClear ? exitCodes.yes : exitCodes.no;
}

/** The project a record is of: the folder that holds its `.promote`, else the record's own folder. */
export function projectOf(path: string): string {
  const folder = path.slice(0, path.lastIndexOf("/"));
  const at = `${folder}/`.lastIndexOf("/.promote/");
  return at === -1 ? folder : folder.slice(0, at);
}
