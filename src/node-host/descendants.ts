import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** A process below another one. Its start tells it from a later process with the same number. */
export type Descendant = { readonly pid: number; readonly startedAt: string };

type Entry = Descendant & { readonly parent: number };

/** All processes below one, also those that have left its group or session; none where the platform does not say. */
export function descendantsOf(pid: number): readonly Descendant[] {
  const all = processes();
  const found: Descendant[] = [];
  const parents = new Set([pid]);
  for (let isGrowing = true; isGrowing; ) {
    const more = all.filter((one) => parents.has(one.parent) && !parents.has(one.pid));
    for (const { pid: child, startedAt } of more) {
      parents.add(child);
      found.push({ pid: child, startedAt });
    }
    isGrowing = more.length > 0;
  }
  return found;
}

/** Whether it still runs, and is not another process under its number. */
export function isStillThere({ pid, startedAt }: Descendant): boolean {
  return processes([String(pid)]).some((one) => one.pid === pid && one.startedAt === startedAt);
}

function processes(pids?: readonly string[]): readonly Entry[] {
  if (process.platform === "linux") return (pids ?? numbersIn("/proc")).flatMap(entryOf);
  return process.platform === "win32" ? [] : listed();
}

function numbersIn(directory: string): readonly string[] {
  return readdirSync(directory).filter((name) => /^\d+$/.test(name));
}

/** Linux: the fields after the name, which may hold anything; the second is the parent, the twentieth the start. */
function entryOf(pid: string): readonly Entry[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return [{ pid: Number(pid), parent: Number(fields[1]), startedAt: fields[19] ?? "" }];
  } catch {
    // It ended between being listed and being read.
    return [];
  }
}

/** Other systems: `ps`, as POSIX has it; without it nothing is known. */
function listed(): readonly Entry[] {
  try {
    const text = execFileSync("ps", ["-A", "-o", "pid=,ppid=,lstart="], { encoding: "utf8" });
    return [...text.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(([, pid, parent, start]) => ({
      pid: Number(pid),
      parent: Number(parent),
      startedAt: start ?? "",
    }));
  } catch {
    return [];
  }
}
