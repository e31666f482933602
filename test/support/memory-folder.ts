import { accessSync, constants, statfsSync } from "node:fs";

const memory = "/dev/shm";
const needed = 4 * 2 ** 30;

/**
 * Has temporary files made in memory where the machine has room for them: each data folder of PostgreSQL is hundreds of
 * files, and on ext4 a file made soon after others were removed costs a search. TMPDIR, where it is set, is left as it is.
 */
export function useMemoryFolder(): void {
  if (process.env["TMPDIR"] === undefined && hasRoom()) process.env["TMPDIR"] = memory;
}

function hasRoom(): boolean {
  try {
    accessSync(memory, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > needed;
  } catch {
    return false;
  }
}
