import { existsSync } from "node:fs";
import { basename } from "node:path";
import { execa, type ResultPromise } from "execa";
import { GateFault, reasonOf } from "../gate/fault.ts";
import type { Command, Exit, Processes, RunningProcess } from "../host/host.ts";
import type { BusyTime } from "./busy-time.ts";
import { childEnvironmentOf } from "./child-environment.ts";
import { type LineSink, lineSplitter } from "./line-log.ts";
import { longestTimer } from "./longest-timer.ts";
import { type ProcessGroups, signalGroup } from "./process-groups.ts";

const defaultMaxOutputBytes = 64 * 1024 * 1024;
/** What a child is given between being asked to end and being ended. */
const graceMs = 2_000;
/** What is waited for output after a child has ended. */
const streamGraceMs = 1_000;

export type ProcessWorld = {
  readonly variables: NodeJS.ProcessEnv;
  readonly groups: ProcessGroups;
  /** Aborted when the check's limit passes or the run is interrupted; its reason is thrown. */
  readonly ending: AbortSignal;
  /** Where a command's lines go, by the name of its log; undefined is the check's. */
  readonly sinkFor: (log: string | undefined) => LineSink;
  readonly busy: BusyTime;
};

/** Child processes through execa, each in a process group of its own. */
export function openNodeProcesses(world: ProcessWorld): Processes {
  return {
    run: (command) => spawn(command, world).exit,
    async start(command) {
      const { child, exit } = spawn(command, world);
      const ended = exit.catch((thrown: unknown) => failedExit(thrown));
      return {
        ended,
        stop: (signal = "SIGTERM") => stop(child, ended, signal),
      } satisfies RunningProcess;
    },
  };
}

/** What execa gives for the options in `spawn`, whose type it would otherwise spell out member by member. */
type Child = ResultPromise<{ reject: false; buffer: true; stripFinalNewline: false }>;

function spawn(
  command: Command,
  world: ProcessWorld,
): { child: Child | undefined; exit: Promise<Exit> } {
  if (world.ending.aborted) return { child: undefined, exit: Promise.reject(world.ending.reason) };
  const [program = "", ...args] = command.argv;
  const start = performance.now();
  world.busy.enter();
  const child = execa(program, args, {
    cwd: command.cwd,
    env: childEnvironmentOf(world.variables, command.variables),
    extendEnv: false,
    ...(command.input === undefined ? { stdin: "ignore" as const } : { input: command.input }),
    ...(command.user ?? {}),
    reject: false,
    buffer: true,
    stripFinalNewline: false,
    maxBuffer: command.maxOutputBytes ?? defaultMaxOutputBytes,
    detached: process.platform !== "win32",
    cleanup: false,
  }) as Child;
  const { log = true } = command;
  if (log !== false) forwardLines(child, world.sinkFor(log === true ? undefined : log));
  return { child, exit: settle(child, command, world, start) };
}

function forwardLines(child: Child, sink: LineSink): void {
  for (const stream of [child.stdout, child.stderr]) {
    const lines = lineSplitter(sink);
    stream?.on("data", (chunk: Buffer) => lines.write(chunk));
    // At its end, so that the last line is told before the child counts as ended; a stream let go of has none.
    stream?.on("end", () => lines.end());
    stream?.on("close", () => lines.end());
  }
}

async function settle(
  child: Child,
  command: Command,
  world: ProcessWorld,
  start: number,
): Promise<Exit> {
  const { pid } = child;
  const limit = new AbortController();
  const timer = setTimeout(
    () => limit.abort(),
    Math.min(command.limitMs ?? longestTimer, longestTimer),
  );
  const ending = AbortSignal.any([world.ending, limit.signal]);
  const end = () => endGroup(pid, world.groups);
  ending.addEventListener("abort", end, { once: true });
  if (pid !== undefined) world.groups.add(pid);
  child.once("exit", () => {
    if (pid !== undefined) world.groups.sweep(pid);
    letGoOfStreams(child);
  });
  try {
    const result = await child;
    if (world.ending.aborted) throw world.ending.reason;
    if (limit.signal.aborted) throw timeLimitFault(command);
    return exitOf(result, command, pid, start);
  } finally {
    world.busy.leave();
    clearTimeout(timer);
    ending.removeEventListener("abort", end);
  }
}

function exitOf(
  result: Awaited<Child>,
  command: Command,
  pid: number | undefined,
  start: number,
): Exit {
  if (result.isMaxBuffer) {
    const bytes = command.maxOutputBytes ?? defaultMaxOutputBytes;
    throw new GateFault("process/too-much-output", { command: command.argv.join(" "), bytes });
  }
  if (pid === undefined) throw notStarted(command, result);
  return {
    code: result.exitCode ?? null,
    signal: result.signal ?? null,
    stdout: result.stdout,
    stderr: result.stderr,
    durationMs: Math.round(performance.now() - start),
  };
}

function timeLimitFault({ argv, limitMs = 0 }: Command): GateFault {
  return new GateFault("process/time-limit", { command: argv.join(" "), limitMs });
}

/**
 * A grandchild that left the group (a daemon) may hold the pipes open for ever: what it says after its
 * parent has ended is not waited for.
 */
function letGoOfStreams(child: Child): void {
  const timer = setTimeout(() => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, streamGraceMs);
  child.once("close", () => clearTimeout(timer));
}

function endGroup(pid: number | undefined, groups: ProcessGroups): void {
  if (pid === undefined) return;
  groups.signalAll(pid, "SIGTERM");
  setTimeout(() => groups.signalAll(pid, "SIGKILL"), graceMs).unref();
}

function notStarted(
  { argv, cwd }: Command,
  { code, cause }: { code?: string | undefined; cause?: unknown },
): GateFault {
  const program = basename(argv[0] ?? "");
  if (code === "ENOENT" && !existsSync(cwd)) {
    return new GateFault("process/folder-missing", { program, cwd }, { cause });
  }
  if (code === "ENOENT") return new GateFault("process/not-found", { program, cwd }, { cause });
  return new GateFault(
    "process/not-started",
    { program, reason: code ?? reasonOf(cause) },
    { cause },
  );
}

async function stop(
  child: Child | undefined,
  ended: Promise<Exit>,
  signal: NodeJS.Signals,
): Promise<void> {
  if (child?.pid === undefined) return;
  const { pid } = child;
  child.kill(signal);
  const timer = setTimeout(() => signalGroup(pid, "SIGKILL"), 10_000);
  await ended;
  clearTimeout(timer);
}

/** A started child that was ended with the run has an exit too, though nobody waits for what it says. */
function failedExit(thrown: unknown): Exit {
  return { code: null, signal: "SIGTERM", stdout: "", stderr: reasonOf(thrown), durationMs: 0 };
}
