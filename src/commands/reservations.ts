import type { Candidate } from "../gate/candidate.ts";
import type { Reservation } from "../gate/result.ts";
import { readBlob } from "../git/read-blob.ts";
import { treeChanges, uncommittedChanges } from "../git/uncommitted-changes.ts";
import type { Host } from "../host/host.ts";
import type { PolicyBase } from "./load-config.ts";

/** What was asked of a run that keeps it from clearing a release. */
export type PartialRun = {
  readonly only?: readonly string[] | undefined;
  readonly keepGoing: boolean;
  readonly unsigned: boolean;
  /** What asked for it, as the reader knows it; the command line's flags unless given. */
  readonly askedBy?: AskedBy | undefined;
};

export type AskedBy = { readonly [Part in "only" | "keepGoing" | "unsigned"]: string };

const flags: AskedBy = { only: "--only", keepGoing: "--keep-going", unsigned: "--unsigned" };

/** The configuration a run follows; with a policy it is that commit's, and never the working tree's. */
export type FollowedConfig = {
  readonly path: string;
  readonly text: string;
  readonly policy?: PolicyBase | undefined;
};

/** What is known before the checks run: a partial run, a configuration or a working tree that is not the commit's. */
export async function reservationsBefore(
  host: Pick<Host, "processes">,
  { only, keepGoing, unsigned, askedBy = flags }: PartialRun,
  candidate: Candidate,
  config: FollowedConfig,
): Promise<readonly Reservation[]> {
  const [isConfigKept, changes] = await Promise.all([
    config.policy !== undefined || isCommitted(host, candidate, config),
    uncommittedChanges(host, candidate),
  ]);
  const reservations: Reservation[] = [];
  if (only !== undefined) {
    reservations.push({
      code: "only",
      message: `Only ${only.join(", ")} was run (${askedBy.only}).`,
    });
  }
  if (keepGoing) {
    reservations.push({
      code: "keep-going",
      message: `All checks were run whatever they found (${askedBy.keepGoing}).`,
    });
  }
  if (unsigned) {
    reservations.push({
      code: "unsigned",
      message: `The record is not signed (${askedBy.unsigned}).`,
    });
  }
  if (!isConfigKept) {
    reservations.push({
      code: "configuration-not-committed",
      message: `The configuration ${config.path} is not the commit's.`,
    });
  }
  if (changes.length > 0) {
    reservations.push({
      code: "uncommitted-changes",
      message: `The working tree is not the commit: ${listed(changes)}.`,
    });
  }
  return reservations;
}

/** Whether the configuration is, byte for byte, what the candidate's commit has at its path. */
async function isCommitted(
  host: Pick<Host, "processes">,
  { repository, commit }: Candidate,
  { path, text }: FollowedConfig,
): Promise<boolean> {
  if (!path.startsWith(`${repository}/`)) return false;
  const blob = await readBlob(host, repository, commit, path.slice(repository.length + 1));
  return blob?.text === text;
}

/** What is known when they have run: HEAD is on another commit now, or files of the commit were changed. */
export async function reservationsAfter(
  host: Pick<Host, "processes">,
  candidate: Candidate,
  before: readonly Reservation[],
): Promise<readonly Reservation[]> {
  const { head, changed, unwatched } = await treeChanges(host, candidate);
  // What git does not track the project's own commands may leave.
  const changes = [...changed, ...unwatched];
  const after = [...before];
  if (head !== candidate.commit) {
    const [old, current] = [candidate.commit.slice(0, 12), head.slice(0, 12)];
    after.push({
      code: "head-moved",
      message: `HEAD moved from ${old} to ${current} while the checks ran.`,
    });
  }
  if (changes.length > 0 && !before.some(({ code }) => code === "uncommitted-changes")) {
    const message = `The checks changed files of the commit: ${listed(changes)}.`;
    after.push({ code: "uncommitted-changes", message });
  }
  return after;
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(", ");
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}
