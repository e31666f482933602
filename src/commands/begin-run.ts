import { stampOf } from "../data/iso-time.ts";
import type { Reservation } from "../gate/result.ts";
import type { CommittedWaivers } from "../gate/waivers.ts";
import { keepOutOfGit } from "../record/promote-folder.ts";
import type { Predicate } from "../record/promotion-record.ts";
import type { RecordSigner } from "../record/signers/record-signer.ts";
import type { CheckRequest, CheckWorld } from "./check-request.ts";
import { actorOf } from "./invocation.ts";
import { openRecordSigner } from "./open-record-signer.ts";
import type { OpenedRelease } from "./open-release.ts";
import { readWaivers } from "./read-waivers.ts";
import { reservationsBefore } from "./reservations.ts";

/** What is settled before the first check runs. */
export type BegunRun = {
  readonly signer: RecordSigner | undefined;
  /** Who asked for it: asked before a command of the candidate could set another name. */
  readonly actor: Predicate["actor"];
  readonly reservations: readonly Reservation[];
  readonly waivers: CommittedWaivers;
  readonly startedAt: Date;
  /** Folder of the logs, relative to the project folder. */
  readonly logs: string;
};

/** Makes ready to sign first: a run that could not be sealed is not begun. */
export async function beginRun(
  request: CheckRequest,
  { loaded, release }: OpenedRelease,
  world: CheckWorld,
): Promise<BegunRun> {
  const { host, logUnder } = world;
  const { candidate } = release;
  const signer = await openRecordSigner(request, release, world);
  const actor = signer?.actor ?? (await actorOf(host, candidate.repository));
  const startedAt = host.clock.now();
  const [before, committed] = await Promise.all([
    reservationsBefore(host, request, candidate, loaded),
    readWaivers(host, candidate, loaded, startedAt),
  ]);
  const reservations = [...before, ...committed.reservations];
  const logs = `.promote/logs/${stampOf(startedAt.toISOString())}-${candidate.commit.slice(0, 12)}`;
  await keepOutOfGit(host, candidate.project, logs);
  logUnder(`${candidate.project}/${logs}`);
  return { signer, actor, reservations, waivers: committed.waivers, startedAt, logs };
}
