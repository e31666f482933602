import { join } from "node:path";
import { setTimeout as setTimeoutPromise } from "node:timers/promises";
import { GateFault } from "../gate/fault.ts";
import type { Scopes } from "../gate/pipeline.ts";
import type { Environment, Host } from "../host/host.ts";
import { inertText } from "../host/inert-text.ts";
import { plainLine } from "../host/plain-line.ts";
import { BusyTime } from "./busy-time.ts";
import { type LogsOfCheck, openLogs } from "./check-logs.ts";
import { openDatabasesWhenAsked } from "./databases-when-asked.ts";
import type { LineSink, LogFile } from "./line-log.ts";
import { longestTimer } from "./longest-timer.ts";
import { openNodeFiles } from "./node-files.ts";
import { openNodeHttp } from "./node-http.ts";
import { openNodeJournals } from "./node-journals.ts";
import { openNodeProcesses } from "./node-processes.ts";
import { ProcessGroups } from "./process-groups.ts";
import { redactingSink } from "./redact-lines.ts";
import { createSecrets } from "./redactor.ts";

export type NodeHostOptions = {
  readonly variables: NodeJS.ProcessEnv;
  /** Folder of the gate's own programs. */
  readonly installation: string;
  /** Told of the beginning of every line a child prints, plain and redacted. */
  readonly onLine?: (line: string) => void;
  /** Told of every line of every value that is secret, once. */
  readonly onSecret?: ((value: string) => void) | undefined;
};

/** The machine as a host, and what holds its loose ends. */
export interface NodeHost extends Scopes {
  readonly host: Host;
  /** From now on each check's children are logged in a file of its own under this folder. */
  logUnder(directory: string): void;
  /** Milliseconds during which at least one child ran. */
  childrenMs(): number;
  /** Ends every child and makes whatever is being waited for throw "run/interrupted". */
  interrupt(signal: string): Promise<void>;
  /** Ends what still runs and removes temporary directories. */
  close(): Promise<void>;
}

const interruptGraceMs = 3_000;
/** No terminal is wider. */
const longestShownLine = 2_000;

/** Opens the one host that reaches the real machine. */
export function openNodeHost(options: NodeHostOptions): NodeHost {
  const { variables, installation, onLine, onSecret } = options;
  const run = new AbortController();
  const groups = new ProcessGroups();
  const secrets = createSecrets(onSecret);
  const busy = new BusyTime();
  const { files, close: closeFiles } = openNodeFiles(variables["PATH"]);
  const { databases, close: closeDatabases } = openDatabasesWhenAsked(secrets);
  const environment = openEnvironment(variables);
  let logDirectory: string | undefined;

  const hostWithin = (ending: AbortSignal, logFor: LogsOfCheck | undefined): Host => ({
    files,
    journals: openNodeJournals((ms) => sleep(ms, ending)),
    secrets,
    processes: openNodeProcesses({
      ...{ variables, groups, ending, busy },
      sinkFor: (name) => sinkOf(logFor?.(name)),
    }),
    environment,
    databases,
    http: openNodeHttp(ending),
    clock: {
      now: () => new Date(),
      elapsed: () => performance.now(),
      sleep: (ms) => sleep(ms, ending),
    },
    machine: {
      platform: process.platform,
      arch: process.arch,
      uid: process.getuid?.() ?? -1,
      node: process.execPath,
      nodeVersion: process.version,
      installation,
    },
  });

  const sinkOf = (log: LogFile | undefined): LineSink =>
    redactingSink(secrets.redact, (line) => {
      log?.line(inertText(line));
      onLine?.(plainLine(line).slice(0, longestShownLine));
    });

  /** Looks with logs of its own; one that could not be written makes what was seen undecided. */
  async function logged<T>(check: string, ending: AbortSignal, look: (host: Host) => Promise<T>) {
    if (logDirectory === undefined) return look(hostWithin(ending, undefined));
    const logs = openLogs(join(logDirectory, check));
    try {
      const seen = await look(hostWithin(ending, logs.of));
      logs.assertWhole();
      return seen;
    } finally {
      logs.close();
    }
  }

  return {
    host: hostWithin(run.signal, undefined),
    logUnder(directory) {
      logDirectory = directory;
    },
    childrenMs: () => Math.round(busy.total),
    async within(check, { ms, fault }, look) {
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(fault), Math.min(ms, longestTimer));
      const ending = AbortSignal.any([run.signal, limit.signal]);
      const looking = logged(check, ending, look);
      try {
        return await Promise.race([looking, rejectionOf(ending)]);
      } finally {
        clearTimeout(timer);
        if (ending.aborted) await settledWithin(looking, interruptGraceMs);
      }
    },
    async interrupt(signal) {
      run.abort(new GateFault("run/interrupted", { signal }));
      await groups.endAll(interruptGraceMs);
    },
    async close() {
      await groups.endAll(interruptGraceMs);
      await closeDatabases();
      await closeFiles();
    },
  };
}

/** The variables; what is taken stays known here alone. */
function openEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const taken = new Map<string, string>();
  return {
    read: (name) => variables[name],
    take(name) {
      const value = variables[name];
      if (value !== undefined) taken.set(name, value);
      delete variables[name];
      return taken.get(name);
    },
  };
}

/** Rejects when the signal is aborted, with its reason; a check that waits for anything else ends too. */
function rejectionOf(ending: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (ending.aborted) reject(ending.reason);
    ending.addEventListener("abort", () => reject(ending.reason), { once: true });
  });
}

/** Waits until the promise has settled either way, at most so long: time to clean up after itself. */
function settledWithin(promise: Promise<unknown>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const settled = () => {
      clearTimeout(timer);
      resolve();
    };
    promise.then(settled, settled);
  });
}

async function sleep(ms: number, ending: AbortSignal): Promise<void> {
  try {
    await setTimeoutPromise(ms, undefined, { signal: ending });
  } catch {
    throw ending.reason;
  }
}
