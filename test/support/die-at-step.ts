import { constants, promises } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { devNull } from "node:os";

/*
 * A program whose first import this is kills itself with -9 just before the step that DIE_AT_STEP counts from 1: a call that
 * changes a file or a folder. What is on disk changes by nothing else, so a sweep over the steps sees each state that
 * a kill at any moment can leave.
 */

const dieAt = Number(process.env["DIE_AT_STEP"] ?? "0");
let steps = 0;

function step(): void {
  steps += 1;
  if (steps === dieAt) process.kill(process.pid, "SIGKILL");
}

function count(
  holder: object,
  names: readonly string[],
  changes: (args: readonly unknown[]) => boolean,
): void {
  for (const name of names) {
    const call: unknown = Reflect.get(holder, name);
    if (typeof call !== "function") throw new Error(`there is no ${name}`);
    Object.defineProperty(holder, name, {
      value(this: unknown, ...args: readonly unknown[]) {
        if (changes(args)) step();
        return Reflect.apply(call, this, args);
      },
    });
  }
}

/** Whether a file is opened to be made: one that is only opened is as it was. */
function makes([, flags]: readonly unknown[]): boolean {
  return typeof flags === "number"
    ? (flags & constants.O_CREAT) !== 0
    : /^[wa]/.test(String(flags ?? "r"));
}

const handle = await promises.open(devNull, "r");
await handle.close();
count(promises, ["open"], makes);
count(promises, ["link", "mkdir", "mkdtemp", "rename", "rm", "symlink", "unlink"], () => true);
count(Object.getPrototypeOf(handle), ["appendFile", "truncate", "write", "writeFile"], () => true);
syncBuiltinESMExports();
