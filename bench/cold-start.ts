import { execFileSync } from "node:child_process";
import { join } from "node:path";

const cli = join(import.meta.dirname, "../dist/cli.js");
const rounds = 30;

/** Cold start of `promote --version` against bare `node -e 0`, run in turn. */
export async function measureColdStart(): Promise<string[]> {
  const bare: number[] = [];
  const promote: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(timed(["-e", "0"]));
    promote.push(timed([cli, "--version"]));
  }
  const ratio = medianOf(promote) / medianOf(bare);
  return [
    `cold start, median of ${rounds}: node -e 0 ${medianOf(bare).toFixed(1)} ms, promote --version ${medianOf(promote).toFixed(1)} ms`,
    `  ratio ${ratio.toFixed(2)} (aim: at most 2.0)`,
  ];
}

function timed(args: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, [...args], { stdio: "ignore" });
  return performance.now() - start;
}

/** The middle value, or the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
