import { closeSync, openSync, readFileSync, writeSync } from "node:fs";

/**
 * Blanks what this process was started with. Linux shows it to every process of the same user, so to every child
 * (`/proc/PID/environ`), whatever became of the variables since: https://man7.org/linux/man-pages/man5/proc_pid_environ.5.html.
 * The variables stay as they are. Elsewhere, and where it cannot be done, nothing happens.
 */
export function blankStartEnvironment(): void {
  if (process.platform !== "linux") return;
  try {
    const { start, bytes } = startEnvironment();
    // A variable that is set lies in memory of its own from then on.
    for (const [name, value] of Object.entries(process.env)) process.env[name] = value;
    const memory = openSync("/proc/self/mem", "r+");
    try {
      writeSync(memory, Buffer.alloc(bytes), 0, bytes, start);
    } finally {
      closeSync(memory);
    }
  } catch {
    // A sandbox may forbid it.
  }
}

/** The fields after the name, which may hold anything; the 50th and 51st of all are its beginning and end. */
function startEnvironment(): { readonly start: number; readonly bytes: number } {
  const text = readFileSync("/proc/self/stat", "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [start, end] = [Number(fields[47]), Number(fields[48])];
  return { start, bytes: end - start };
}
