/** Children run in process groups of their own, so that their children end with them. */
export class ProcessGroups {
  readonly #leaders = new Set<number>();

  add(pid: number): void {
    this.#leaders.add(pid);
  }

  /** Ends what is left of a group after its leader has gone. */
  sweep(pid: number): void {
    this.#leaders.delete(pid);
    signalGroup(pid, "SIGKILL");
  }

  /** Asks every group to end and, after the grace, ends it. */
  async endAll(graceMs: number): Promise<void> {
    const leaders = [...this.#leaders];
    for (const pid of leaders) signalGroup(pid, "SIGTERM");
    const deadline = performance.now() + graceMs;
    while (leaders.some(isAlive) && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const pid of leaders) signalGroup(pid, "SIGKILL");
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
  const code = (cause as NodeJS.ErrnoException).code;
  return code === "ESRCH" || code === "EPERM";
}
