import type { RegisteredCheck } from "../gate/check.ts";
import type { Observer } from "../gate/pipeline.ts";
import type { CheckResult, Status } from "../gate/result.ts";
import { plainLine } from "../host/plain-line.ts";
import { durationOf } from "../report/words.ts";

/** Shows how a run goes while it goes; what it came to is the report's to say. */
export interface Progress extends Observer {
  /** A line a child printed, already redacted. */
  childLine(line: string): void;
  /** Takes away what is only true while the run goes. */
  end(): void;
}

export type ProgressScreen = {
  write(text: string): void;
  readonly columns: number;
  now(): number;
};

const words: { readonly [S in Status]: string } = {
  passed: "passed",
  blocked: "BLOCKED",
  undecided: "UNDECIDED",
  "not-reached": "not reached",
  "not-configured": "switched off",
};

/** A line as each check ends: for logs and pipes. */
export function appendProgress(screen: ProgressScreen, ids: readonly string[]): Progress {
  return {
    checkStarted: () => undefined,
    checkEnded: ({ id }, result) => screen.write(`${stepOf(ids, id)} ${id} ${endingOf(result)}\n`),
    childLine: () => undefined,
    end: () => undefined,
  };
}

/** Nothing at all. */
export const silentProgress: Progress = {
  checkStarted: () => undefined,
  checkEnded: () => undefined,
  childLine: () => undefined,
  end: () => undefined,
};

/** One line on a terminal, redrawn: the running check, the time it has taken, the last line of its child. */
export function liveProgress(screen: ProgressScreen, ids: readonly string[]): Progress {
  let running: { readonly check: RegisteredCheck; readonly since: number } | undefined;
  let lastLine = "";
  const draw = () => {
    if (running === undefined) return;
    const elapsed = `${((screen.now() - running.since) / 1_000).toFixed(1)} s`;
    const text = `${stepOf(ids, running.check.id)} ${running.check.title}  ${elapsed}  ${plainLine(lastLine)}`;
    screen.write(`\r\u001b[2K${text.slice(0, screen.columns - 1)}`);
  };
  const timer = setInterval(draw, 100);
  timer.unref();
  return {
    checkStarted(check) {
      lastLine = "";
      running = { check, since: screen.now() };
      draw();
    },
    checkEnded() {
      running = undefined;
      screen.write("\r\u001b[2K");
    },
    childLine(line) {
      if (line.trim() !== "") lastLine = line;
    },
    end() {
      clearInterval(timer);
      if (running !== undefined) screen.write("\r\u001b[2K");
      running = undefined;
    },
  };
}

/** `3/7`: where a check stands in the checklist. */
function stepOf(ids: readonly string[], id: string): string {
  return `${ids.indexOf(id) + 1}/${ids.length}`;
}

function endingOf(result: CheckResult): string {
  const time = "durationMs" in result ? ` in ${durationOf(result.durationMs)}` : "";
  return `${words[result.status]}${time}`;
}
