import { protectDeclaredSecrets } from "../environments/protect-declared-secrets.ts";
import { type CheckResult, exitCodes } from "../gate/result.ts";
import { beginRun } from "./begin-run.ts";
import type { CheckRequest, CheckWorld } from "./check-request.ts";
import { confirmationKeysOf } from "./confirmation-keys.ts";
import { earlierRecordOf } from "./earlier-record.ts";
import { type EndedRun, endRun, type LinkedRun } from "./end-run.ts";
import { withLinkedLedger } from "./link-ledger.ts";
import { checkList } from "./list-checks.ts";
import { type OpenedRelease, openRelease } from "./open-release.ts";
import { assertReplaceable, planReports } from "./plan-reports.ts";
import { runChecks } from "./run-checks.ts";
import { tellRunnerFiles } from "./runner-files.ts";
import { selectedChecks } from "./selected-checks.ts";

export type { CheckWorld };

/**
 * Runs the promotion checklist on HEAD and records the run. The record is on disk before a word of success is
 * printed. Returns the exit code of the outcome. Throws `Misuse`, and faults that concern no single check.
 */
export async function check(request: CheckRequest, world: CheckWorld): Promise<number> {
  return (await runChecklist(request, world)).code;
}

/** As `check`, for a caller who tells the run in ways of its own. */
export async function runChecklist(request: CheckRequest, world: CheckWorld): Promise<EndedRun> {
  try {
    return await runAndRecord(request, world);
  } finally {
    tellRunnerFiles(world);
  }
}

async function runAndRecord(request: CheckRequest, world: CheckWorld): Promise<EndedRun> {
  const { host, output, directory } = world;
  const only = selectedChecks(request.only);
  const reports = await planReports(request, world);
  const opened = await openRelease(host, directory, request);
  if (request.list) {
    output.document(checkList(opened.loaded));
    return { code: exitCodes.yes, recorded: undefined };
  }
  await assertReplaceable(host, reports, opened.release);
  await protectDeclaredSecrets(host, opened.release);
  const begun = await beginRun(request, opened, world);
  return withLinkedLedger(request, opened.release, begun, world, (linked) =>
    runLinked(request, only, opened, { ...begun, ...linked, reports }, world),
  );
}

async function runLinked(
  request: CheckRequest,
  only: ReadonlySet<string> | undefined,
  opened: OpenedRelease,
  begun: LinkedRun,
  world: CheckWorld,
): Promise<EndedRun> {
  const { host, directory } = world;
  const earlier = await earlierRecordOf(host, opened.release, begun.signer);
  const confirmationKeys = await confirmationKeysOf(host, opened.release.config, directory);
  const release = { ...opened.release, earlier, confirmationKeys };
  const results = await runChecks(request, only, release, begun.waivers, world);
  if (results.some(isInterrupted)) return { code: exitCodes.unknown, recorded: undefined };
  return world.withoutInterruption(() => endRun(request, opened, begun, results, world));
}

function isInterrupted(result: CheckResult): boolean {
  return result.status === "undecided" && result.fault.code === "run/interrupted";
}
