import { type CheckResult, exitCodeOf, exitCodes } from "../gate/result.ts";
import { shellWordOf } from "../host/shell-word.ts";
import type { Places, RunReport } from "../report/run-report.ts";
import { stoppedAt } from "../report/words.ts";
import type { BegunRun } from "./begin-run.ts";
import type { CheckRequest, CheckWorld } from "./check-request.ts";
import type { Linked } from "./link-ledger.ts";
import type { OpenedRelease } from "./open-release.ts";
import type { ReportPlan } from "./plan-reports.ts";
import { reservationsAfter } from "./reservations.ts";
import { runnerFileReservations } from "./runner-files.ts";
import { type SealedRun, sealRun } from "./seal-run.ts";
import { tellRun } from "./tell-run.ts";

/** A run with its way to the ledger, and where it is told. */
export type LinkedRun = BegunRun & Linked & { readonly reports: ReportPlan };

/** What a run came to. */
export type EndedRun = {
  /** The exit code; a yes that a report could not tell is none. */
  readonly code: number;
  /** Undefined when nothing was recorded: the run was interrupted, or only listed. */
  readonly recorded: RecordedRun | undefined;
};

/** A run whose record is on disk, as it was told. */
export type RecordedRun = {
  readonly run: RunReport;
  /** The project folder, absolute. */
  readonly project: string;
  /** `sha256:` and the hex digest of the statement. */
  readonly digest: string;
};

/** Seals the record, then says what the run came to. */
export async function endRun(
  request: CheckRequest,
  opened: OpenedRelease,
  { signer, actor, seen, link, reservations: before, startedAt, logs, reports }: LinkedRun,
  results: readonly CheckResult[],
  world: CheckWorld,
): Promise<EndedRun> {
  const { host, directory, terminal } = world;
  const { candidate } = opened.release;
  const reservations = [
    ...(await reservationsAfter(host, candidate, before)),
    ...runnerFileReservations(world.runnerFiles.putBack()),
  ];
  const sealed = await sealRun(
    host,
    opened,
    {
      ...{ results, reservations, startedAt, logs, actor, seen, link },
      purpose: request.purpose ?? "release-gate",
    },
    signer,
    world.output,
  );
  const { record, digest } = sealed;
  const { project, prefix: folder } = candidate;
  const places = placesOf(sealed, logs, project, request, directory);
  const told = { record, places, timings: world.timings(), folder, project };
  const { run, isTold } = await tellRun(
    reports,
    { ...told, terminal: { ...terminal, ...request } },
    world,
  );
  const code = exitCodeOf(record.predicate.outcome);
  return {
    code: isTold || code !== exitCodes.yes ? code : exitCodes.unknown,
    recorded: { run, project, digest },
  };
}

function placesOf(
  { record, path, isSigned }: SealedRun,
  logs: string,
  project: string,
  { config, policyRef, unsigned }: CheckRequest,
  directory: string,
): Places {
  const shown = (file: string) => (project === directory ? file : `${project}/${file}`);
  const stop = stoppedAt(record);
  return {
    record: shown(path),
    isSigned,
    logs: shown(logs),
    ...(policyRef === undefined ? {} : { policyRef }),
    again: [
      "promote check",
      ...(config === undefined ? [] : [`--config ${shellWordOf(config)}`]),
      ...(policyRef === undefined ? [] : [`--policy-ref ${shellWordOf(policyRef)}`]),
      ...(unsigned ? ["--unsigned"] : []),
      ...(stop === undefined ? [] : [`--only ${stop.id}`]),
    ].join(" "),
  };
}
