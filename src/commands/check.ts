import { checks } from "../checks/index.ts";
import type { SigningMode } from "../config/signing-modes.ts";
import { protectDeclaredSecrets } from "../environments/protect-declared-secrets.ts";
import type { Release } from "../gate/check.ts";
import { runPipeline, type Scopes } from "../gate/pipeline.ts";
import { type CheckResult, exitCodeOf, exitCodes, type Reservation } from "../gate/result.ts";
import type { CommittedWaivers } from "../gate/waivers.ts";
import type { RunnerFiles } from "../host/runner-files.ts";
import { keepOutOfGit } from "../record/promote-folder.ts";
import type { Predicate } from "../record/promotion-record.ts";
import type { RecordSigner } from "../record/signers/record-signer.ts";
import type { Timings } from "../report/check-output.ts";
import type { Places } from "../report/terminal.ts";
import { stoppedAt } from "../report/words.ts";
import { confirmationKeysOf } from "./confirmation-keys.ts";
import { earlierRecordOf } from "./earlier-record.ts";
import { type Linked, withLinkedLedger } from "./link-ledger.ts";
import { checkList } from "./list-checks.ts";
import { openRecordSigner } from "./open-record-signer.ts";
import { type OpenedRelease, openRelease } from "./open-release.ts";
import { assertReplaceable, planReports, type ReportPlan } from "./plan-reports.ts";
import { progressFor } from "./progress-for.ts";
import { readWaivers } from "./read-waivers.ts";
import { reservationsAfter, reservationsBefore } from "./reservations.ts";
import { runnerFileReservations, tellRunnerFiles } from "./runner-files.ts";
import { type SealedRun, sealRun } from "./seal-run.ts";
import { selectedChecks } from "./selected-checks.ts";
import { tellRun } from "./tell-run.ts";
import type { World } from "./world.ts";

export type CheckRequest = {
  readonly config?: string | undefined;
  readonly previous?: string | undefined;
  readonly policyRef?: string | undefined;
  readonly only?: readonly string[] | undefined;
  readonly list: boolean;
  readonly keepGoing: boolean;
  readonly unsigned: boolean;
  readonly sign?: SigningMode | undefined;
  /** What the record is for, when it is not to authorise a promotion. */
  readonly purpose?: Predicate["purpose"] | undefined;
  readonly tsa?: string | undefined;
  /** How long another promotion to the environment is waited for; undefined when it is not. */
  readonly waitMs?: number | undefined;
  /** Each `NAME` or `NAME=FILE`. */
  readonly reporter?: readonly string[] | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
};

export type CheckWorld = World & {
  readonly scopes: Scopes;
  /** From now on the children of checks are logged under this folder. */
  logUnder(directory: string): void;
  /** Since the process started. */
  timings(): Timings;
  /** Does what must not be left half done: from then on a signal changes nothing. */
  withoutInterruption<T>(work: () => Promise<T>): Promise<T>;
  readonly runnerFiles: RunnerFiles;
  /** Who is told of the lines children print. */
  readonly childLine: { listener: ((line: string) => void) | undefined };
  readonly terminal: {
    readonly columns: number;
    readonly isLive: boolean;
    readonly colors: boolean;
    /** Writes to standard error as it stands: a line that will be redrawn. */
    write(text: string): void;
  };
};

/**
 * Runs the promotion checklist on HEAD and records the run. The record is on disk before a word of success is
 * printed. Returns the exit code of the outcome. Throws `Misuse`, and faults that concern no single check.
 */
export async function check(request: CheckRequest, world: CheckWorld): Promise<number> {
  try {
    return await runAndRecord(request, world);
  } finally {
    tellRunnerFiles(world);
  }
}

async function runAndRecord(request: CheckRequest, world: CheckWorld): Promise<number> {
  const { host, output, directory } = world;
  const only = selectedChecks(request.only);
  const reports = await planReports(request, world);
  const opened = await openRelease(host, directory, request);
  if (request.list) {
    output.document(checkList(opened.loaded));
    return exitCodes.yes;
  }
  await assertReplaceable(host, reports, opened.release);
  await protectDeclaredSecrets(host, opened.release);
  const begun = await beginRun(request, opened, world);
  return withLinkedLedger(request, opened.release, begun.signer, world, (linked) =>
    runLinked(request, only, opened, { ...begun, ...linked, reports }, world),
  );
}

async function runLinked(
  request: CheckRequest,
  only: ReadonlySet<string> | undefined,
  opened: OpenedRelease,
  begun: LinkedRun,
  world: CheckWorld,
): Promise<number> {
  const { host, directory } = world;
  const earlier = await earlierRecordOf(host, opened.release, begun.signer);
  const confirmationKeys = await confirmationKeysOf(host, opened.release.config, directory);
  const release = { ...opened.release, earlier, confirmationKeys };
  const results = await runChecks(request, only, release, begun.waivers, world);
  if (results.some(isInterrupted)) return exitCodes.unknown;
  return world.withoutInterruption(() => endRun(request, opened, begun, results, world));
}

/** What is settled before the first check runs. */
type BegunRun = {
  readonly signer: RecordSigner | undefined;
  readonly reservations: readonly Reservation[];
  readonly waivers: CommittedWaivers;
  readonly startedAt: Date;
  /** Folder of the logs, relative to the project folder. */
  readonly logs: string;
};

type LinkedRun = BegunRun & Linked & { readonly reports: ReportPlan };

/** Makes ready to sign first: a run that could not be sealed is not begun. */
async function beginRun(
  request: CheckRequest,
  { loaded, release }: OpenedRelease,
  world: CheckWorld,
): Promise<BegunRun> {
  const { host, logUnder } = world;
  const { candidate } = release;
  const signer = await openRecordSigner(request, release, world);
  const startedAt = host.clock.now();
  const committed = await readWaivers(host, candidate, loaded, startedAt);
  const reservations = [
    ...(await reservationsBefore(host, request, candidate, loaded)),
    ...committed.reservations,
  ];
  const logs = `.promote/logs/${stamp(startedAt)}-${candidate.commit.slice(0, 12)}`;
  await keepOutOfGit(host, candidate.project, logs);
  logUnder(`${candidate.project}/${logs}`);
  return { signer, reservations, waivers: committed.waivers, startedAt, logs };
}

/** Seals the record, then says what the run came to. Returns the exit code; a yes that a report could not tell is none. */
async function endRun(
  request: CheckRequest,
  opened: OpenedRelease,
  { signer, seen, link, reservations: before, startedAt, logs, reports }: LinkedRun,
  results: readonly CheckResult[],
  world: CheckWorld,
): Promise<number> {
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
      ...{ results, reservations, startedAt, logs, seen, link },
      purpose: request.purpose ?? "release-gate",
    },
    signer,
    world.output,
  );
  const { record } = sealed;
  const { project, prefix: folder } = candidate;
  const places = placesOf(sealed, logs, project, request, directory);
  const told = { record, places, timings: world.timings(), folder, project };
  const isTold = await tellRun(reports, { ...told, terminal: { ...terminal, ...request } }, world);
  const code = exitCodeOf(record.predicate.outcome);
  return isTold || code !== exitCodes.yes ? code : exitCodes.unknown;
}

async function runChecks(
  request: CheckRequest,
  only: ReadonlySet<string> | undefined,
  release: Release,
  waivers: CommittedWaivers,
  { host, scopes, childLine, terminal }: CheckWorld,
): Promise<readonly CheckResult[]> {
  const progress = progressFor(request, terminal, host.clock.elapsed);
  childLine.listener = progress.childLine;
  try {
    const selection = { only, keepGoing: request.keepGoing };
    return await runPipeline(checks, release, waivers, selection, {
      scopes,
      clock: host.clock,
      observer: progress,
    });
  } finally {
    progress.end();
    childLine.listener = undefined;
  }
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
      ...(config === undefined ? [] : [`--config ${config}`]),
      ...(policyRef === undefined ? [] : [`--policy-ref ${policyRef}`]),
      ...(unsigned ? ["--unsigned"] : []),
      ...(stop === undefined ? [] : [`--only ${stop.id}`]),
    ].join(" "),
  };
}

function isInterrupted(result: CheckResult): boolean {
  return result.status === "undecided" && result.fault.code === "run/interrupted";
}

/** `20261121T011500Z`. */
function stamp(time: Date): string {
  return time
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(/[-:]/g, "");
}
