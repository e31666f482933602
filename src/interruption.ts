/** The signals that end a run, with the exit codes shells give them. */
const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

type Signal = keyof typeof codes;

/** Ctrl-C, `kill` and a closed terminal. */
export interface Interruption {
  /** The signal that ended the run, with its exit code; undefined when none did. */
  ended(): { readonly signal: Signal; readonly code: number } | undefined;
  /** Does what must not be left half done. A signal during it, or after it, changes nothing any more. */
  withoutInterruption<T>(work: () => Promise<T>): Promise<T>;
  /** Settles on the first signal from now on, which then ends nothing by itself; the second ends the process. */
  untilSignal(): Promise<string>;
}

/** Calls `interrupt` on the first signal; on a second the process ends at once. */
export function watchSignals(interrupt: (signal: Signal) => Promise<void>): Interruption {
  let ending: Signal | undefined;
  let isLocked = false;
  let awaited: ((signal: Signal) => void) | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (isLocked) return;
      if (awaited !== undefined) {
        awaited(signal);
        awaited = () => process.exit(codes[signal]);
        return;
      }
      if (ending !== undefined) process.exit(codes[signal]);
      ending = signal;
      void interrupt(signal);
    });
  }
  return {
    ended: () => (ending === undefined ? undefined : { signal: ending, code: codes[ending] }),
    withoutInterruption(work) {
      if (ending === undefined) isLocked = true;
      return work();
    },
    untilSignal: () =>
      new Promise((resolve) => {
        awaited = resolve;
      }),
  };
}
