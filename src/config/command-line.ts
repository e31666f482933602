import { join } from "shlex";

/** A command as a reader would type it: arguments quoted where a shell needs it. */
export function commandLineOf(argv: readonly string[]): string {
  return join(argv);
}
