import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { parseJson } from "../../data/json.ts";
import type { LockHolder } from "../../host/host.ts";

/** Who holds a lock, as its file says. */
export type LockOwner = LockHolder & {
  /** When the process started, as the machine counts; empty where it does not tell. */
  readonly started: string;
  /** Where process ids mean the same: machine and process namespace. */
  readonly space: string;
  readonly random: string;
};

/** This process as the owner of one lock. */
export function newOwner(): LockOwner {
  return {
    pid: process.pid,
    since: new Date().toISOString(),
    started: startOf(process.pid) ?? "",
    space: processSpace(),
    random: randomBytes(8).toString("hex"),
  };
}

/** The owner that the text of a lock file names; undefined when it is no lock of ours. */
export function readOwner(text: string): LockOwner | undefined {
  const value = parseJson(text);
  return isOwner(value) ? value : undefined;
}

/**
 * Whether an owner is certainly gone: its process id is free, or another process's. One on another machine or in
 * another container cannot be seen and counts as alive.
 */
export function isGone({ pid, started, space }: LockOwner): boolean {
  if (space !== processSpace()) return false;
  if (!isRunning(pid)) return true;
  const found = startOf(pid);
  return started !== "" && found !== undefined && found !== started;
}

function isOwner(value: unknown): value is LockOwner {
  if (typeof value !== "object" || value === null) return false;
  const members = new Map<string, unknown>(Object.entries(value));
  const texts = ["since", "started", "space", "random"].map((name) => members.get(name));
  const pid = members.get("pid");
  return (
    typeof pid === "number" &&
    Number.isSafeInteger(pid) &&
    pid > 0 &&
    texts.every((text) => typeof text === "string")
  );
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return !(cause instanceof Error && "code" in cause && cause.code === "ESRCH");
  }
}

/** Boot and clock tick in which a process started; undefined where the machine does not tell. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z" || state === "X") return "ended";
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${fields[18]}`;
  } catch {
    return undefined;
  }
}

function processSpace(): string {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}
