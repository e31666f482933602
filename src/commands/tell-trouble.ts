import { wrappedLines } from "../report/wrapped.ts";
import type { World } from "./world.ts";

/** Says what went wrong, on standard error: redacted, and as wide as the terminal. */
export function tellTrouble(
  text: string,
  { host, output, terminal }: Pick<World, "host" | "output" | "terminal">,
): void {
  output.message(wrappedLines(host.secrets.redact(text), terminal?.width));
}
