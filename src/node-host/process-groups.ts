import { type Descendant, descendantsOf, isStillThere } from "./descendants.ts";

/** Children run in process groups of their own, so that their children end with them. */
export class ProcessGroups {
  readonly #leaders = new Set<number>();
  /** What was below a leader when it was told to end; some of it may have left the group. */
  readonly #below = new Map<number, readonly Descendant[]>();

  add(pid: number): void {
    this.#leaders.add(pid);
  }

  /** Ends what is left of a group after its leader has gone. */
  sweep(pid: number): void {
    this.#leaders.delete(pid);
    signalGroup(pid, "SIGKILL");
    for (const one of this.#below.get(pid) ?? []) signalOne(one, "SIGKILL");
    this.#below.delete(pid);
  }

  /** Signals a group and all that is below its leader, in whatever group or session: browsers, daemons. */
  signalAll(pid: number, signal: NodeJS.Signals): void {
    if (!this.#leaders.has(pid)) return;
    const below = descendantsOf(pid);
    this.#below.set(pid, [...(this.#below.get(pid) ?? []), ...below]);
    signalGroup(pid, signal);
    for (const one of below) signalOne(one, signal);
  }

  /** Asks every group to end and, after the grace, ends it. */
  async endAll(graceMs: number): Promise<void> {
    const leaders = [...this.#leaders];
    for (const pid of leaders) this.signalAll(pid, "SIGTERM");
    const deadline = performance.now() + graceMs;
    while (leaders.some(isAlive) && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const pid of leaders) this.sweep(pid);
  }
}

function signalOne(one: Descendant, signal: NodeJS.Signals): void {
  if (!isStillThere(one)) return;
  try {
    process.kill(one.pid, signal);
  } catch (cause) {
    if (!isGone(cause)) throw cause;
  }
}

/** Signals a whole group; a group that has gone is no error. On Windows only the leader is reached. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch (cause) {
    if (!isGone(cause)) throw cause;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(process.platform === "win32" ? pid : -pid, 0);
  } catch {
    return false;
  }
}

/** EPERM: what is left of the group belongs to another user and is no child of ours. */
function isGone(cause: unknown): boolean {
  return (
    cause instanceof Error && "code" in cause && (cause.code === "ESRCH" || cause.code === "EPERM")
  );
}
