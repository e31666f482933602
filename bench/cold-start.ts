import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { type Measurement, medianOf, wordsOf } from "./figures.ts";

const cli = join(import.meta.dirname, "../dist/cli.js");
const rounds = 30;

/** Cold start of `promote --version` against bare `node -e 0`, run in turn. */
export async function measureColdStart(): Promise<Measurement> {
  const bare: number[] = [];
  const promote: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(timed(["-e", "0"]));
    promote.push(timed([cli, "--version"]));
  }
  const [own, floor] = [medianOf(promote), medianOf(bare)];
  const beside = `${wordsOf(own, "ms")}; node -e 0 ${wordsOf(floor, "ms")}`;
  return {
    title: `cold start, median of ${rounds}`,
    figures: [
      { name: "promote --version to node -e 0", value: own / floor, unit: "times", aim: 2, beside },
    ],
  };
}

function timed(args: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, [...args], { stdio: "ignore" });
  return performance.now() - start;
}
