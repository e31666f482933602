import { checks } from "../checks/index.ts";
import {
  appendProgress,
  liveProgress,
  type Progress,
  silentProgress,
} from "../progress/progress.ts";
import type { CheckRequest, CheckWorld } from "./check.ts";

/** How the progress of a run is shown. */
export function progressFor(
  { quiet }: CheckRequest,
  { isLive, columns, write }: CheckWorld["terminal"],
  now: () => number,
): Progress {
  if (quiet) return silentProgress;
  const screen = { write, columns, now };
  const ids = checks.map(({ id }) => id);
  return isLive ? liveProgress(screen, ids) : appendProgress(screen, ids);
}
