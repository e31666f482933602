import { spawn } from "node:child_process";

const signals = ["SIGINT", "SIGTERM"] as const;
const passedOn = ["PATH", "HOME", "TMPDIR", "LANG", "TERM", "NO_COLOR", "CI"];

/**
 * Runs a program of node where everybody sees what it says; returns its exit code. A signal goes to the program, and this
 * process ends after it.
 */
export function runProgram(
  argv: readonly string[],
  { cwd, variables = {} }: { readonly cwd: string; readonly variables?: NodeJS.ProcessEnv },
): Promise<number> {
  const own = Object.fromEntries(passedOn.map((name) => [name, process.env[name]]));
  const env = { ...own, ...variables };
  const child = spawn(process.execPath, argv, {
    cwd,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const pass = (signal: NodeJS.Signals) => void child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  return new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  }).finally(() => {
    for (const signal of signals) process.off(signal, pass);
  });
}
