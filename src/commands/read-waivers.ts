import { posix } from "node:path";
import { parseWaivers, waiversFileName } from "../config/waivers.ts";
import type { Candidate } from "../gate/candidate.ts";
import type { Reservation } from "../gate/result.ts";
import type { CommittedWaivers } from "../gate/waivers.ts";
import { readBlob } from "../git/read-blob.ts";
import type { Host } from "../host/host.ts";
import { readContent } from "../record/read-content.ts";
import type { LoadedConfig, PolicyBase } from "./load-config.ts";
import { readPolicyWaivers } from "./load-policy.ts";

/** The file of the waivers: beside the configuration, absolute, and as a reader in the project folder names it. */
export function waiversPathOf({ path, project }: Pick<LoadedConfig, "path" | "project">): {
  readonly path: string;
  readonly file: string;
} {
  const waivers = posix.join(posix.dirname(path), waiversFileName);
  return { path: waivers, file: posix.relative(project, waivers) };
}

type FoundWaivers = {
  readonly waivers: CommittedWaivers;
  readonly reservations: readonly Reservation[];
};

/** The waivers a run goes by: those of the commit the configuration is of. */
export async function readWaivers(
  host: Pick<Host, "files" | "processes">,
  candidate: Candidate,
  loaded: LoadedConfig,
  at: Date,
): Promise<FoundWaivers> {
  return loaded.policy === undefined
    ? readCommittedWaivers(host, candidate, loaded, at)
    : readWaiversOfPolicy(host, candidate, loaded.policy, waiversPathOf(loaded).file, at);
}

/**
 * A waiver that HEAD took out still excuses, and is no more told to be needless: it is gone with the merge. What is wrong
 * with HEAD's file is told, and what was wrong with the policy's is not: it is mended with the merge.
 */
async function readWaiversOfPolicy(
  host: Pick<Host, "files" | "processes">,
  candidate: Candidate,
  policy: PolicyBase,
  file: string,
  at: Date,
): Promise<FoundWaivers> {
  const { text, inHead } = await readPolicyWaivers(host, policy, candidate);
  const none = { waivers: [], problems: [] };
  const { waivers } = text === undefined ? none : parseWaivers(text, file);
  const head = inHead === undefined ? none : parseWaivers(inHead, file);
  if (head.problems.length > 0) {
    return {
      waivers: { waivers, problems: head.problems, areOfBase: true, file, at },
      reservations: [],
    };
  }
  const kept = new Set(head.waivers.map(({ fingerprint }) => fingerprint));
  const withdrawn = waivers.map(({ fingerprint }) => fingerprint).filter((one) => !kept.has(one));
  return {
    waivers: { waivers, problems: [], withdrawn: new Set(withdrawn), areOfBase: true, file, at },
    reservations: [],
  };
}

/**
 * The waivers as the candidate's commit has them, never the working tree; and a reservation where the two are not
 * the same, so that a waiver nobody committed is not thought to hold.
 */
async function readCommittedWaivers(
  host: Pick<Host, "files" | "processes">,
  { repository, commit }: Candidate,
  loaded: Pick<LoadedConfig, "path" | "project">,
  at: Date,
): Promise<FoundWaivers> {
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
