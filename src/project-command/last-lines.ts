import type { Exit, Host } from "../host/host.ts";
import { plainTextOf } from "./plain-text.ts";

const mostLines = 15;
const longestLine = 300;

/**
 * The end of what a command of the project said: of its error output, or of its output when it wrote no errors.
 * Redacted, then cut; `folder`, where it ran, is written as `.`.
 */
export function lastLinesOf(
  { secrets }: Pick<Host, "secrets">,
  { stdout, stderr }: Pick<Exit, "stdout" | "stderr">,
  folder: string,
): string {
  const spoken = stderr.trim() === "" ? stdout : stderr;
  return secrets
    .redact(plainTextOf(folder, spoken))
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== "")
    .slice(-mostLines)
    .map((line) => line.slice(0, longestLine))
    .join("\n");
}
