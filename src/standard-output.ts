import { setImmediate } from "node:timers/promises";

/**
 * What the command came to stands when it cannot be told; answers why standard output could not be written, if so. Who
 * reads may stop reading, as `head` does.
 */
export function watchStandardOutput(): () => Promise<Error | undefined> {
  let failure: Error | undefined;
  process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
    if (cause.code !== "EPIPE") failure ??= cause;
  });
  process.stderr.on("error", () => undefined);
  return async () => {
    // A failure is told in a later turn than the write.
    await setImmediate();
    return failure;
  };
}
