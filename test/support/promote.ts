import { spawn } from "node:child_process";
import { join } from "node:path";

/** The built command; the tests' global setup builds it first. */
export const cli = join(import.meta.dirname, "../../dist/cli.js");

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

type Options = {
  readonly cwd: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** Called with the process once it runs. */
  readonly onStart?: (pid: number) => void;
  /** Called with what it says on standard error, as it says it. */
  readonly onMessage?: (text: string) => void;
};

/** Runs the built command as a user would, with PATH, HOME, TMPDIR and `variables` as its environment. */
export function promote(
  args: readonly string[],
  { cwd, variables = {}, onStart, onMessage }: Options,
): Promise<Ended> {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), NO_COLOR: "1", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    onMessage?.(text);
  });
  if (child.pid !== undefined) onStart?.(child.pid);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
