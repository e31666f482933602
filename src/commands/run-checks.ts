import { checks } from "../checks/index.ts";
import type { Release } from "../gate/check.ts";
import { runPipeline } from "../gate/pipeline.ts";
import type { CheckResult } from "../gate/result.ts";
import type { CommittedWaivers } from "../gate/waivers.ts";
import {
  appendProgress,
  liveProgress,
  type Progress,
  silentProgress,
} from "../progress/progress.ts";
import type { CheckRequest, CheckWorld } from "./check-request.ts";

/** Runs the selected checks in order, and shows how far they are. */
export async function runChecks(
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

function progressFor(
  { quiet }: CheckRequest,
  { isLive, columns, write }: CheckWorld["terminal"],
  now: () => number,
): Progress {
  if (quiet) return silentProgress;
  const screen = { write, columns, now };
  const ids = checks.map(({ id }) => id);
  return isLive ? liveProgress(screen, ids) : appendProgress(screen, ids);
}
