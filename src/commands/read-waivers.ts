import { posix } from "node:path";
import { parseWaivers, waiversFileName } from "../config/waivers.ts";
import type { Candidate } from "../gate/candidate.ts";
import type { Reservation } from "../gate/result.ts";
import type { CommittedWaivers } from "../gate/waivers.ts";
import { readBlob } from "../git/read-blob.ts";
import type { Host } from "../host/host.ts";
import { readContent } from "../record/read-content.ts";
import type { LoadedConfig } from "./load-config.ts";

/** The file of the waivers: beside the configuration, absolute, and as a reader in the project folder names it. */
export function waiversPathOf({ path, project }: Pick<LoadedConfig, "path" | "project">): {
  readonly path: string;
  readonly file: string;
} {
  const waivers = posix.join(posix.dirname(path), waiversFileName);
  return { path: waivers, file: posix.relative(project, waivers) };
}

/**
 * The waivers as the candidate's commit has them, never the working tree; and a reservation where the two are not
 * the same, so that a waiver nobody committed is not thought to hold.
 */
export async function readCommittedWaivers(
  host: Pick<Host, "files" | "processes">,
  { repository, commit }: Candidate,
  loaded: Pick<LoadedConfig, "path" | "project">,
  at: Date,
): Promise<{ readonly waivers: CommittedWaivers; readonly reservations: readonly Reservation[] }> {
  const { path, file } = waiversPathOf(loaded);
  const blob = path.startsWith(`${repository}/`)
    ? await readBlob(host, repository, commit, path.slice(repository.length + 1))
    : undefined;
  const working = await readContent(host, path);
  const isSame =
    working.kind === "bytes"
      ? new TextDecoder().decode(working.bytes) === blob?.text
      : working.kind === "missing" && blob === undefined;
  const parsed = blob === undefined ? { waivers: [], problems: [] } : parseWaivers(blob.text, file);
  return {
    waivers: { ...parsed, file, at },
    reservations: isSame ? [] : [notCommitted(file, blob !== undefined)],
  };
}

function notCommitted(file: string, isInCommit: boolean): Reservation {
  const inForce = isInCommit ? "the waivers of the commit are in force" : "it waives nothing";
  return {
    code: "waivers-not-committed",
    message: `${file} is not the commit's: ${inForce}. Commit it, or undo what was changed.`,
  };
}
