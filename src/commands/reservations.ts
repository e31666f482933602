import type { Candidate } from "../gate/candidate.ts";
import type { Reservation } from "../gate/result.ts";
import { headOf } from "../git/resolve-candidate.ts";
import { uncommittedChanges } from "../git/uncommitted-changes.ts";
import type { Host } from "../host/host.ts";

/** What was asked of a run that keeps it from clearing a release. */
export type PartialRun = {
  readonly only?: readonly string[] | undefined;
  readonly keepGoing: boolean;
  readonly unsigned: boolean;
};

/** What is known before the checks run: a partial run, a working tree that is not the commit. */
export async function reservationsBefore(
  host: Pick<Host, "processes">,
  { only, keepGoing, unsigned }: PartialRun,
  { repository }: Candidate,
): Promise<readonly Reservation[]> {
  const reservations: Reservation[] = [];
  if (only !== undefined) {
    reservations.push({ code: "only", message: `Only ${only.join(", ")} was run (--only).` });
  }
  if (keepGoing) {
    reservations.push({
      code: "keep-going",
      message: "All checks were run whatever they found (--keep-going).",
    });
  }
  if (unsigned) {
    reservations.push({ code: "unsigned", message: "The record is not signed (--unsigned)." });
  }
  const changes = await uncommittedChanges(host, repository);
  if (changes.length > 0) {
    reservations.push({
      code: "uncommitted-changes",
      message: `The working tree is not the commit: ${listed(changes)}.`,
    });
  }
  return reservations;
}

/** What is known when they have run: HEAD is on another commit now. */
export async function reservationsAfter(
  host: Pick<Host, "processes">,
  { repository, commit }: Candidate,
): Promise<readonly Reservation[]> {
  const now = await headOf(host, repository);
  if (now === commit) return [];
  return [
    {
      code: "head-moved",
      message: `HEAD moved from ${commit.slice(0, 12)} to ${now.slice(0, 12)} while the checks ran.`,
    },
  ];
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(", ");
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}
